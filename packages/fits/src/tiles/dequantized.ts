import type { Pixels } from '../image/scaledInto.js';
import { ditherSequence } from './ditherSequence.js';

export type Dither = 'NO_DITHER' | 'SUBTRACTIVE_DITHER_1' | 'SUBTRACTIVE_DITHER_2';

export interface Quantization {
  readonly zero: number;
  readonly scale: number;
  readonly blank: number | undefined;
  readonly dither: Dither;
  /** ZDITHER0 */
  readonly seed: number;
}

/** SUBTRACTIVE_DITHER_2 keeps exact zeros as this integer. */
const EXACT_ZERO = -2147483646;

/** Floats from the integers they were rounded to (FITS 4.0, section 10.2); `tile` counts from 0. */
export function dequantized(
  stored: Int32Array,
  { into, tile, quantization }: { into: Pixels; tile: number; quantization: Quantization },
): void {
  const { zero, scale, blank, dither, seed } = quantization;
  const random = dither === 'NO_DITHER' ? () => 0.5 : ditherSequence({ tile, seed });
  const keepsZeros = dither === 'SUBTRACTIVE_DITHER_2';
  for (let at = 0; at < stored.length; at++) {
    const value = stored[at] ?? 0;
    const offset = random();
    if (value === blank) into[at] = Number.NaN;
    else if (keepsZeros && value === EXACT_ZERO) into[at] = 0;
    else into[at] = (value - offset + 0.5) * scale + zero;
  }
}
