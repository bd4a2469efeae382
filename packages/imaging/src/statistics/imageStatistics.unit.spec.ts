import assert from 'node:assert/strict';
import { imageStatistics } from './imageStatistics.js';

describe('imageStatistics', () => {
  it('describes the pixels that are not NaN', () => {
    const pixels = Float32Array.of(2, 4, Number.NaN, 4, 4, 5, 5, 7, 9);
    const statistics = imageStatistics({ width: 3, height: 3, pixels });
    assert.deepEqual(statistics, { median: 4.5, mean: 5, std: 2, min: 2, max: 9, mad: 0.5 });
  });

  it('is NaN throughout for an image of NaN', () => {
    const statistics = imageStatistics({ width: 1, height: 1, pixels: Float32Array.of(Number.NaN) });
    assert.ok(Object.values(statistics).every(Number.isNaN));
  });
});
