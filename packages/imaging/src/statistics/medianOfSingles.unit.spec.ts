import assert from 'node:assert/strict';
import fc from 'fast-check';
import { medianOfSingles } from './medianOfSingles.js';

function sortedMedian(values: Float32Array): number {
  const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

describe('medianOfSingles', () => {
  it('is the sorted median of any values, those that are no numbers left out', () => {
    const value = fc.oneof(
      fc.float(),
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-45, -3.4e38),
    );
    fc.assert(
      fc.property(fc.array(value), (list) => {
        const values = Float32Array.from(list);
        const before = values.slice();
        const median = medianOfSingles(values);
        // Neither tells the two zeros apart.
        assert.equal(median + 0, sortedMedian(values) + 0);
        assert.deepEqual(values, before);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('takes no number by its bits for what it is not, of either sign', () => {
    const values = new Float32Array(new Uint32Array([0xffc00001, 0x7fc00001, 0x3f800000, 0xffffffff]).buffer);
    assert.equal(medianOfSingles(values), 1);
    assert.equal(medianOfSingles(values.subarray(0, 2)), Number.NaN);
    assert.equal(medianOfSingles(values.subarray(1, 3)), 1);
  });
});
