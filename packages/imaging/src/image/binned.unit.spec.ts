import assert from 'node:assert/strict';
import { binned } from './binned.js';

const { NaN: none } = Number;

describe('binned', () => {
  it('takes the mean of pixels that have a value, and drops what is left over', () => {
    const pixels = Float32Array.of(1, 3, 10, none, 9, 5, 7, none, none, 9, 2, none, none, none, 9);
    const { pixels: means, ...shape } = binned({ pixels, width: 5, height: 3 }, 2);
    assert.deepEqual({ means: [...means], ...shape }, { means: [4, 10], width: 2, height: 1 });
  });

  it('has no value where no pixel has one', () => {
    assert.deepEqual([...binned({ pixels: new Float64Array(4).fill(none), width: 2, height: 2 }, 2).pixels], [none]);
  });

  it('gives an image of its mean, as it is, with one pixel each', () => {
    const image = { pixels: Float32Array.of(1, 2, 3, none, 5, 6), width: 3, height: 2 };
    const { pixels, ...shape } = binned(image, 1);
    assert.deepEqual({ ...shape, pixels: [...pixels] }, { ...image, pixels: [...image.pixels] });
  });
});
