import { circleOverlap, type SharpPixel } from '@wombat/imaging';
import type { StarInFrame } from '../measurement/measurement.js';

/** What sharp pixels put into a star's aperture. */
export interface ExcessLight {
  /** Of the logarithm of the star's counts. */
  excess: number;
  /** Of all pixels together, in standard deviations of what is left of the star's surroundings; 0 without any. */
  sigmas: number;
  /** Of the third sharpest pixel in the aperture or close beside it, as a track has several; 0 without one. */
  trackSigmas: number;
  /** Whether two of them touch: then there may be more of a track than shows. */
  hasTrack: boolean;
}

/** A star is taken to have at least this part of its counts itself: more is beyond what an excess can be told by. */
const LEAST_OWN_PART = 0.1;

/**
 * So far beyond the aperture, pixels, a sharp pixel may belong to a track of which less sharp ones lie inside: of a
 * long track the log keeps a few pixels alone.
 */
const CLOSE_BESIDE = 4;

/** The light of these pixels as far as they lie in a circle of `radiusPixels` about the star. */
export function excessLight(star: StarInFrame, pixels: readonly SharpPixel[], radiusPixels: number): ExcessLight {
  const inside = pixels.flatMap(({ x, y, excess, sigmas }) => {
    const part = circleOverlap(x - star.x, y - star.y, radiusPixels);
    return part > 0 ? [{ counts: part * excess, sigmas }] : [];
  });
  const near = pixels.filter(({ x, y }) => Math.hypot(x - star.x, y - star.y) <= radiusPixels + CLOSE_BESIDE);
  const [, , third = 0] = near.map((pixel) => pixel.sigmas).sort((a, b) => b - a);
  const counts = inside.reduce((sum, pixel) => sum + pixel.counts, 0);
  const own = Math.max(star.net - counts, LEAST_OWN_PART * star.net);
  return {
    excess: star.net > 0 ? Math.log1p(counts / own) : 0,
    sigmas: Math.hypot(...inside.map((pixel) => pixel.sigmas)),
    trackSigmas: third,
    hasTrack: near.some((one, index) => near.slice(index + 1).some((other) => touch(one, other))),
  };
}

function touch(one: SharpPixel, other: SharpPixel): boolean {
  return Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y)) <= 1;
}
