import type { MeasuredFrame, StarInFrame } from '../measurement/measurement.js';

/**
 * Second moments of a star's light, square pixels: `size` the mean of both axes, `stretch` half of what the axes differ
 * by, as a vector (a stretch along x is [s, 0], along y [-s, 0], along the diagonals [0, s] and [0, -s]), so that it
 * can be averaged where a position angle cannot. As noise leaves them, without bias.
 */
export interface StarShape {
  size: number;
  stretch: readonly [number, number];
}

/** From a width of the table back to a standard deviation: AstroImageJ's factor. */
const SIGMA_PER_WIDTH = 0.3602;

/** The shape behind the columns Width, Angle and Roundness of a star; null where they are not known. */
export function starShape({ xWidth, yWidth, angleDegrees, roundness }: StarInFrame): StarShape | null {
  const size = (SIGMA_PER_WIDTH ** 2 * (xWidth ** 2 + yWidth ** 2)) / 2;
  const stretch = (size * (1 - roundness ** 2)) / (1 + roundness ** 2);
  const turn = (2 * angleDegrees * Math.PI) / 180;
  const shape: StarShape = { size, stretch: [stretch * Math.cos(turn), stretch * Math.sin(turn)] };
  return size > 0 && Number.isFinite(stretch) && Number.isFinite(turn) ? shape : null;
}

/**
 * Standard deviation of either part of the stretch, square pixels, where the noise is spread over the aperture evenly,
 * as that of the sky is; more than that of a star's own photons, which lie near its centre.
 */
export function stretchError({ error, net }: StarInFrame, { radii }: MeasuredFrame): number {
  return ((error / net) * radii.starPixels ** 2) / Math.sqrt(24);
}
