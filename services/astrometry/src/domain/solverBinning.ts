import type { ImageSize } from './solution.js';

/** ASTAP itself bins images higher than this, and then places them wrong by half a pixel. */
const LARGE_PIXELS = 2_500;
/** Stars of this width are wide enough with half as many pixels. */
const WIDE_FWHM_PIXELS = 3;

/** How many pixels in each direction may become one for the solver's first look; 1: none. */
export function solverBinning({ width, height }: ImageSize, fwhmPixels: number): 1 | 2 {
  return Math.min(width, height) > LARGE_PIXELS && fwhmPixels >= WIDE_FWHM_PIXELS ? 2 : 1;
}
