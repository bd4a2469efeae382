import assert from 'node:assert/strict';
import { smooth } from './smooth.js';

describe('smooth', () => {
  it('spreads a pixel over [1 2 1; 2 4 2; 1 2 1] / 16', () => {
    const pixels = new Float32Array(25);
    pixels[12] = 16;
    const kernel = [0, 0, 0, 0, 0, 0, 1, 2, 1, 0, 0, 2, 4, 2, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0];
    assert.deepEqual([...smooth({ width: 5, height: 5, pixels }).pixels], kernel);
  });

  it('leaves an even frame even, edges and all', () => {
    const even = smooth({ width: 4, height: 3, pixels: new Uint16Array(12).fill(7) });
    assert.ok(even.pixels.every((value) => value === 7));
  });
});
