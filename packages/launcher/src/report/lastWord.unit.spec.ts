import assert from 'node:assert/strict';
import { ingest } from '@wombat/proto';
import { DONE, FRAMES_LOST, lastWord, OUTSIDE_UNAVAILABLE } from './lastWord.js';

const counts = { found: 3, calibrated: 3, solved: 3, measured: 3, reported: 3 };
const state = (changes: object) => ingest.SeriesState.fromJSON({ apphot: 'validate', counts, ...changes });
const lost = state({ counts: { ...counts, failed: 1 } });
const without = state({ failedMasters: 'no master bias: no worker brought it back' });

describe('the last word of a run', () => {
  it('is its summary, and its code where all went its way', () => {
    for (const code of [DONE, OUTSIDE_UNAVAILABLE, 4, 5]) {
      const { lines, ...told } = lastWord([state({})], code);
      assert.deepEqual([lines.length, told], [1, { code }]);
    }
  });

  it.each([
    ['frames', lost, /^1 frame was lost on the way/],
    ['a master', without, /^1 series went on without a master that could not be made; \.\/wombat status says which/],
  ])('tells of %s that failed, by its code too unless that says more', (_, series, sentence) => {
    const codes = [DONE, OUTSIDE_UNAVAILABLE, 1, 4, 5].map((code) => lastWord([state({}), series], code).code);
    assert.deepEqual(codes, [FRAMES_LOST, FRAMES_LOST, 1, 4, 5]);
    assert.match(lastWord([state({}), series], DONE).lines[1] ?? '', sentence);
  });
});
