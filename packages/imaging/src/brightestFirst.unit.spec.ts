import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { brightestFirst } from './brightestFirst.js';

describe('brightestFirst', () => {
  it('sorts as a stable sort by height does', () => {
    const heights = fc.array(fc.float({ min: Math.fround(1e-30), max: Math.fround(1e6), noNaN: true }), {
      maxLength: 50,
    });
    fc.assert(
      fc.property(heights, fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 30 }), (some, alike) => {
        const values = Float32Array.from([...some, ...alike]);
        const expected = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
        assert.deepEqual([...brightestFirst(values)], expected);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('works on a part of a larger memory', () => {
    assert.deepEqual([...brightestFirst(Float32Array.of(9, 1, 3, 2).subarray(1))], [1, 2, 0]);
  });
});
