import assert from 'node:assert/strict';
import type { FrameState, Stage } from '@wombat/proto/words';
import { frameCounts } from './frameCounts.js';

const at = (state: FrameState, frames: number, stage: Stage | null = null) => ({ state, stage, frames });

describe('frameCounts', () => {
  it('counts a frame at every stage it has behind it', () =>
    assert.deepEqual(frameCounts([at('broken', 1), at('measured', 70), at('solved', 1)], 68), {
      found: 72,
      broken: 1,
      failed: 0,
      calibrated: 71,
      solved: 71,
      measured: 70,
      reported: 68,
    }));

  it('gives a frame that a stage failed on the stages before', () => {
    const counts = frameCounts(
      [at('failed', 1, 'calibrate'), at('failed', 2, 'solve'), at('failed', 4, 'measure')],
      null,
    );
    assert.deepEqual(counts, {
      found: 7,
      broken: 0,
      failed: 7,
      calibrated: 6,
      solved: 4,
      measured: 0,
      reported: undefined,
    });
  });

  it('counts an unsolved frame as calibrated, one without a profile as solved', () => {
    const { calibrated, solved, measured } = frameCounts(
      [at('unsolved', 2), at('unusable', 3), at('accepted', 4)],
      null,
    );
    assert.deepEqual({ calibrated, solved, measured }, { calibrated: 5, solved: 3, measured: 0 });
  });

  it('has nothing to count before there are frames', () => assert.equal(frameCounts([], null).found, 0));
});
