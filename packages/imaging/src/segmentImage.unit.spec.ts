import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { segmentImage } from './segmentImage.js';

const row = (...values: number[]) => ({ width: values.length, height: 1, pixels: Float32Array.from(values) });
const options = { threshold: 1, minRise: 3, minRiseFraction: 0.1 };

describe('segmentImage', () => {
  it('groups neighbours and keeps what does not touch apart, the brightest first', () => {
    assert.deepEqual(segmentImage(row(0, 5, 6, 0, 9, 1), options), [[4], [2, 1]]);
  });

  it('splits two peaks that stand out of their saddle', () => {
    assert.deepEqual(segmentImage(row(2, 9, 4, 8, 2), options), [
      [1, 2, 0],
      [3, 4],
    ]);
  });

  it('does not split what hardly stands out', () => {
    assert.deepEqual(segmentImage(row(2, 9, 6, 8, 2), options), [[1, 3, 2, 0, 4]]);
    assert.equal(segmentImage(row(1000, 950, 990, 40), options).length, 1, 'noise on a bright star');
  });

  it('joins across corners', () => {
    const image = { width: 2, height: 2, pixels: Float32Array.of(5, 0, 0, 5) };
    assert.deepEqual(segmentImage(image, options), [[0, 3]]);
  });
});
