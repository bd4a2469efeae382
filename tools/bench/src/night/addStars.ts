import type { FieldStar } from './fieldStars.js';

const BETA = 3;
const FWHM_PIXELS = 4.2;
const ALPHA = FWHM_PIXELS / (2 * Math.sqrt(2 ** (1 / BETA) - 1));
/** Beyond it a star of this field is less than its noise. */
const REACH = 24;

/** Adds Moffat stars (Moffat 1969) to an image of size x size electrons, all shifted by so many pixels. */
export function addStars(
  image: Float32Array,
  size: number,
  { stars, shift }: { stars: readonly FieldStar[]; shift: { x: number; y: number } },
): void {
  for (const star of stars) {
    const [x, y] = [star.x + shift.x, star.y + shift.y];
    const peak = (star.electrons * (BETA - 1)) / (Math.PI * ALPHA ** 2);
    const [left, right] = span(x, size);
    const [first, last] = span(y, size);
    for (let row = first; row <= last; row++) {
      for (let column = left; column <= right; column++) {
        const squared = ((column - x) ** 2 + (row - y) ** 2) / ALPHA ** 2;
        const at = row * size + column;
        image[at] = (image[at] ?? 0) + peak * (1 + squared) ** -BETA;
      }
    }
  }
}

function span(centre: number, size: number): [number, number] {
  return [Math.max(0, Math.round(centre) - REACH), Math.min(size - 1, Math.round(centre) + REACH)];
}
