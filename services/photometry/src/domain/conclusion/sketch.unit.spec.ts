import assert from 'node:assert/strict';
import { sketch } from './sketch.js';

describe('sketch', () => {
  it('is the curve itself where that is short, without what is no number', () => {
    assert.deepEqual(sketch([9.1, Number.NaN, 9.2]), [9.1, 9.2]);
  });

  it('is 48 values of a longer one, evenly chosen, from the first to the last', () => {
    const values = sketch(Array.from({ length: 10_000 }, (_, index) => index));
    assert.equal(values.length, 48);
    assert.deepEqual([values[0], values.at(-1)], [0, 9_999]);
    for (const [index, value] of values.entries()) assert.ok(Math.abs(value - (index * 9_999) / 47) <= 0.5);
  });
});
