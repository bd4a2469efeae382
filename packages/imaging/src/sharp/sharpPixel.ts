import type { Point } from '../image/image.js';

/** A pixel with light the image of a point has not: a cosmic ray's, its own, or where the model misses the star. */
export interface SharpPixel extends Point {
  /** Counts above what the star and the sky give it. */
  readonly excess: number;
  /** The same in standard deviations of what is left of the star's surroundings there. */
  readonly sigmas: number;
}
