import type { Pixels } from '../image/scaledInto.js';
import type { BayerPattern } from './bayerPattern.js';

export interface GreenSquares {
  readonly width: number;
  readonly height: number;
  /** Of the first two rows. */
  readonly pattern: BayerPattern;
  /** The larger of the two where saturation is to be seen. */
  readonly take: 'mean' | 'larger';
}

/** One pixel of each 2 x 2: its two green ones. NaN where one of them is; an odd last column or row is left out. */
export function greenRows(pixels: Pixels, { width, height, pattern, take }: GreenSquares): Pixels {
  const [half, rows] = [width >> 1, height >> 1];
  const green = pixels instanceof Float32Array ? new Float32Array(half * rows) : new Float64Array(half * rows);
  const upper = pattern.startsWith('G') ? 0 : 1;
  const mean = take === 'mean';
  for (let y = 0; y < rows; y++) {
    const top = 2 * y * width + upper;
    const bottom = (2 * y + 1) * width + 1 - upper;
    for (let x = 0; x < half; x++) {
      const [a, b] = [pixels[top + 2 * x] ?? 0, pixels[bottom + 2 * x] ?? 0];
      green[y * half + x] = mean ? (a + b) / 2 : Math.max(a, b);
    }
  }
  return green;
}
