import assert from 'node:assert/strict';
import { UnwrittenEnd } from './unwrittenEnd.js';

const WIDTH = 6;

/**
 * Rows that were never written at the end of an image of so many rows, which ends in so many zeros; in bands of two
 * rows.
 */
function unwritten({ rows, zeros, zero = 32_768 }: { rows: number; zeros: number; zero?: number }): number {
  const total = rows * WIDTH;
  const pixels = Float32Array.from({ length: total }, (_, index) => (index < total - zeros ? 900 + index : zero));
  return inBands(pixels, { rows, zero });
}

function inBands(pixels: Float32Array, { rows, zero }: { rows: number; zero: number }): number {
  const end = new UnwrittenEnd({ width: WIDTH, zero });
  for (let y = 0; y < rows; y += 2) end.take({ height: 2, pixels: pixels.subarray(y * WIDTH, (y + 2) * WIDTH) });
  return end.rows();
}

describe('UnwrittenEnd', () => {
  it('counts whole rows at the end whose bytes are zero', () => {
    assert.equal(unwritten({ rows: 8, zeros: 4 * WIDTH }), 4);
    assert.equal(unwritten({ rows: 8, zeros: 3 * WIDTH + 2 }), 3);
    assert.equal(unwritten({ rows: 8, zeros: 8 * WIDTH }), 8);
  });

  it('finds a frame whole to its last row', () => {
    assert.equal(unwritten({ rows: 8, zeros: 0 }), 0);
    assert.equal(unwritten({ rows: 8, zeros: WIDTH - 1 }), 0);
  });

  it('takes 0 for a value where it may be one, unless a quarter of the frame breaks off within a row', () => {
    assert.equal(unwritten({ rows: 8, zeros: 4 * WIDTH + 2, zero: 0 }), 4);
    assert.equal(unwritten({ rows: 8, zeros: 4 * WIDTH, zero: 0 }), 0);
    assert.equal(unwritten({ rows: 16, zeros: 3 * WIDTH + 2, zero: 0 }), 0);
    assert.equal(unwritten({ rows: 8, zeros: 8 * WIDTH, zero: 0 }), 0);
  });

  it('takes the border of a registered frame for no missing end', () => {
    const pixels = new Float32Array(8 * WIDTH).fill(900);
    for (let y = 0; y < 8; y++) pixels.fill(0, y * WIDTH + 4, (y + 1) * WIDTH);
    pixels.fill(0, 5 * WIDTH);
    assert.equal(inBands(pixels, { rows: 8, zero: 0 }), 0);
  });
});
