import assert from 'node:assert/strict';
import fc from 'fast-check';
import { medianOfMany } from './medianOfMany.js';

function sortedMedian(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

describe('medianOfMany', () => {
  it('is the sorted median of any values, or says that it does not know', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }));
    const many = fc.array(value, { minLength: 16, maxLength: 3000, size: 'max' });
    fc.assert(
      fc.property(many, (list) => {
        const values = Float64Array.from(list);
        const found = medianOfMany(values);
        if (found !== null) assert.equal(found, sortedMedian(values));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('knows the median of noise, of even and odd counts, and leaves the values where they are', () => {
    let state = 12345;
    const random = () => {
      state = (state * 1103515245 + 12345) % 2 ** 31;
      return state / 2 ** 31;
    };
    for (const count of [512, 513, 4224, 4225, 200_000, 200_001]) {
      for (const step of [0, 1]) {
        const values = Float64Array.from({ length: count }, () => {
          const value = 180 + 12 * (random() + random() + random() - 1.5);
          return step === 0 ? value : Math.round(value);
        });
        const before = values.slice();
        assert.equal(medianOfMany(values), sortedMedian(values));
        assert.deepEqual(values, before);
      }
    }
  });

  it('does not know where the sample is like nothing else', () => {
    const values = Float64Array.from({ length: 4096 }, (_, i) => (i % 16 === 8 ? 1000 + i : i));
    assert.equal(medianOfMany(values), null);
  });
});
