import assert from 'node:assert/strict';
import { countStages, countsInWords, lostFrames } from './frameCounts.js';

const counts = { found: 72, broken: 1, failed: 0, calibrated: 71, solved: 71, measured: 70, reported: 68 };

describe('the frames of a series', () => {
  it('are counted from stage to stage, with those lost between', () => {
    assert.deepEqual(
      countStages(counts).map(({ name, count, lost }) => `${name} ${count} -${lost}`),
      ['found 72 -0', 'calibrated 71 -1', 'solved 71 -0', 'measured 70 -1', 'reported 68 -2'],
    );
    assert.equal(lostFrames(counts), 2);
    assert.deepEqual(
      countStages({ ...counts, rejectedByPerson: 2 }).map(({ byPerson }) => byPerson),
      [0, 0, 0, 0, 2],
    );
  });

  it('are told in a sentence', () => {
    assert.equal(countsInWords(counts), '72 found, 1 broken, 71 solved, 70 measured, 68 reported');
    assert.equal(
      countsInWords({ ...counts, failed: 6, reported: undefined }),
      '72 found, 1 broken, 6 failed, 71 solved, 70 measured',
    );
    assert.equal(
      countsInWords({ ...counts, broken: 0, rejectedByPerson: 3 }),
      '72 found, 71 solved, 70 measured, 68 reported (3 rejected by you)',
    );
  });
});
