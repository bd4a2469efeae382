import assert from 'node:assert/strict';
import fc from 'fast-check';
import { median } from './median.js';

const finite = fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((value) => value + 0);

describe('median', () => {
  it('takes the mean of the two middle values of an even count', () => {
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.equal(median([3, 1, 2]), 2);
  });

  it('leaves NaN out, and is NaN of nothing', () => {
    assert.equal(median([Number.NaN, 5, Number.NaN, 1, 3]), 3);
    assert.ok(Number.isNaN(median([])));
    assert.ok(Number.isNaN(median([Number.NaN])));
  });

  it('does not modify its input', () => {
    const values = Float32Array.of(3, 1, 2);
    median(values);
    assert.deepEqual([...values], [3, 1, 2]);
  });

  it('equals the middle of the sorted values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(finite, fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 60 }),
        (values) => {
          const sorted = values.toSorted((a, b) => a - b);
          const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
          const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
          assert.equal(median(values), sorted.length % 2 ? upper : (lower + upper) / 2);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});
