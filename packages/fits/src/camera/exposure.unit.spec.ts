import assert from 'node:assert/strict';
import { headerOf } from '../testkit/headerOf.js';
import { exposureOf } from './exposure.js';

const read = (...records: string[]) => exposureOf(headerOf(records));

describe('exposureOf', () => {
  it('goes by the unit of the card', () => {
    assert.deepEqual(read('EXPTIME = 25000.0 / [ms] exposure time'), { seconds: 25, problem: null, doubts: [] });
    assert.deepEqual(read('EXPOSURE= 25 / milliseconds').seconds, 0.025);
  });

  it('takes the first card above 0, and says so where there is none', () => {
    assert.deepEqual(read('EXPTIME = 0.0', 'EXPOSURE= 25.0'), { seconds: 25, problem: null, doubts: [] });
    const zero = read('EXPTIME = 0.0 / Total Exposure Time (s)');
    assert.deepEqual([zero.seconds, zero.problem], [0, 'EXPTIME is 0: the exposure time of this frame is unknown']);
    const negative = read('EXPTIME = -1');
    assert.deepEqual([negative.seconds, negative.problem?.slice(0, 13)], [null, 'EXPTIME is -1']);
    const endless = read('EXPTIME = 60000000');
    assert.deepEqual(
      [endless.seconds, endless.problem],
      [null, 'EXPTIME is 60000000 s, a day or more: the exposure time of this frame is unknown'],
    );
    assert.equal(read('EXPTIME = 60000000', 'EXPOSURE= 60').seconds, 60);
    assert.deepEqual(read(), { seconds: null, problem: null, doubts: [] });
  });

  it('doubts two cards that contradict each other, and a unit nobody knows', () => {
    const doubtsOf = (...records: string[]) => read(...records).doubts;
    assert.match(doubtsOf('EXPTIME = 25000', 'EXPOSURE= 25')[0] ?? '', /EXPTIME says 25000 s and EXPOSURE 25 s/);
    assert.deepEqual(doubtsOf('EXPTIME = 25000 / [ms]', 'EXPOSURE= 25.05'), []);
    assert.match(doubtsOf('EXPTIME = 25 / [ticks]')[0] ?? '', /\[ticks\], no unit known here/);
    assert.deepEqual(doubtsOf('EXPTIME = 25 / [0-3600] s'), []);
  });
});
