import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import type { Choice } from './choice.js';
import { outcomeOf } from './outcomeOf.js';
import { sampleMaster } from './testing/sampleFrames.js';

const spec = specify((choices: readonly Choice[], _: 'summed up') => outcomeOf(choices));
const flat = (night: string, warning = ''): Choice => ({ master: sampleMaster('flat', night), warning });
const none: Choice = { master: null, isDone: false, reason: 'no suitable master V flat' };
const done: Choice = { master: null, isDone: true, reason: 'done before, as the frame says' };
const product = { path: '20240101/mflat.fits', sha256: 'sha of 20240101 flat' };

describe('the outcome of one kind of calibration', () => {
  it('is the master of the first frame that has one, with its warning', () =>
    spec
      .given(flat('20240101', 'it is old'), flat('20240102'))
      .when('summed up')
      .thenIs({ date: '20240101', product, reason: 'it is old', framesWithout: 0, framesDone: 0 }));

  it('is that there was none, or that nothing was to be done', () => {
    spec
      .given(none, none)
      .when('summed up')
      .thenIs({ date: 'nocal', product: undefined, reason: none.reason, framesWithout: 2, framesDone: 0 });
    spec
      .given(done, done)
      .when('summed up')
      .thenIs({ date: 'done', product: undefined, reason: done.reason, framesWithout: 0, framesDone: 2 });
  });

  it('tells of how many frames that is so where they differ', () => {
    spec
      .given(none, flat('20240101'), done, none)
      .when('summed up')
      .thenIs({
        ...{ date: '20240101', product, framesWithout: 2, framesDone: 1 },
        reason: '2 of 4 frames: no suitable master V flat; 1 of 4 frames: done before, as the frame says',
      });
    spec
      .given(done, none)
      .when('summed up')
      .thenSatisfies(({ date }) => assert.equal(date, 'nocal'));
  });
});
