import assert from 'node:assert/strict';
import {
  type AskedRejection,
  decideRejection,
  decideRestoring,
  type PointsStanding,
  type Rejection,
} from './decidePoints.js';

const cloud: Rejection = { scope: 'T1', reasonCode: 'cloud', words: '', by: 'ABC' };
const standing: PointsStanding = {
  ...{ revision: 2, isSent: false },
  frames: new Set(['a', 'b', 'c']),
  rejected: new Map([['a', cloud]]),
};
const asked: AskedRejection = { ...cloud, revision: 2, frames: ['c', 'b', 'c'] };
const sentence = (change: Partial<AskedRejection>, known = standing) => {
  const decided = decideRejection(known, { ...asked, ...change });
  return decided.ok ? 'decided' : decided.fault.message;
};

describe('decideRejection', () => {
  it('names each frame once, in an order of their own', () => {
    assert.deepEqual(decideRejection(standing, asked), { ok: true, value: { ...cloud, frames: ['b', 'c'] } });
  });

  it('has nothing to change where the same was said before, but for another reason it has', () => {
    const frames = (change: Partial<AskedRejection>) => {
      const decided = decideRejection(standing, { ...asked, frames: ['a'], ...change });
      return decided.ok ? decided.value.frames : decided.fault.message;
    };
    assert.deepEqual(frames({}), []);
    for (const change of [{ scope: 'frame' }, { reasonCode: 'other' }, { words: 'dew' }, { by: 'DEF' }])
      assert.deepEqual(frames(change), ['a'], JSON.stringify(change));
  });

  it('refuses what it cannot know or keep, with a sentence', () => {
    assert.match(sentence({}, { ...standing, revision: null }), /^there are no magnitudes/);
    assert.equal(sentence({ revision: 1 }), 'revision 1 was looked at, but revision 2 is current: look again');
    assert.match(sentence({}, { ...standing, isSent: true }), /^its observations are at the AAVSO or on their way/);
    assert.equal(sentence({ by: ' ' }), 'a word on points needs the name of who gives it');
    assert.equal(sentence({ frames: [] }), 'no frame is named');
    assert.equal(sentence({ frames: ['a', 'x', 'y'] }), '2 of the frames named are not of this series');
    assert.equal(sentence({ scope: 'T2' }), "'T2' cannot be rejected: T1 or frame");
    assert.match(sentence({ reasonCode: 'toString' }), /^'toString' is no reason: cloud, trailed, /);
  });
});

describe('decideRestoring', () => {
  it('takes back what is rejected, and has nothing to change where it is not', () => {
    const restored = (frames: string[]) => decideRestoring(standing, { revision: 2, frames, by: ' ABC ' });
    assert.deepEqual(restored(['a', 'b']), { ok: true, value: { frames: ['a'], by: 'ABC' } });
    assert.deepEqual(restored(['b']), { ok: true, value: { frames: [], by: 'ABC' } });
  });

  it('refuses like a rejection', () => {
    const decided = decideRestoring(standing, { revision: 3, frames: ['a'], by: 'ABC' });
    assert.equal(decided.ok, false);
  });
});
