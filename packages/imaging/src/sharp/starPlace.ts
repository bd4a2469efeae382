import type { Point } from '../image/image.js';

/** A star as it was measured. */
export interface StarPlace extends Point {
  /** Counts above the sky; NaN where it is not on the image. */
  readonly net: number;
  readonly snr: number;
  /** Counts per pixel. */
  readonly skyLevel: number;
  /** Where the plate solution puts it. */
  readonly expected: Point;
  /** Whether it may tell what stars of the frame look like: neither saturated nor cut by the edge. */
  readonly isTypical: boolean;
}

/** Stars this bright tell what the image of a point looks like. */
export const SHAPE_SNR = 30;
