import type { Pixel } from '@wombat/sky';

/** A star where it lies on a frame that has not drifted; electrons in one exposure. */
export interface FieldStar extends Pixel {
  readonly electrons: number;
}

/** The first so many are bright, in a grid, and measured. */
export const MEASURED_STARS = 15;
const GRID = 4;
const MEASURED_ELECTRONS = 3e5;
/** As many on every pixel, so that a frame of four times the pixels has four times the stars. */
const PIXELS_PER_STAR = 40_000;
const FAINTEST = 5e3;
const BRIGHTEST = 4e5;

/** The stars of a field of size x size pixels. */
export function fieldStars(size: number, random: () => number): FieldStar[] {
  const others = Math.max(0, Math.round(size ** 2 / PIXELS_PER_STAR) - MEASURED_STARS);
  const measured = Array.from({ length: MEASURED_STARS }, (_, index) => ({
    x: ((index % GRID) + 0.5 + 0.1 * (random() - 0.5)) * (size / GRID),
    y: (Math.floor(index / GRID) + 0.5 + 0.1 * (random() - 0.5)) * (size / GRID),
    electrons: MEASURED_ELECTRONS * (0.5 + random()),
  }));
  const rest = Array.from({ length: others }, () => ({
    x: random() * size,
    y: random() * size,
    electrons: FAINTEST * (BRIGHTEST / FAINTEST) ** random(),
  }));
  return [...measured, ...rest];
}
