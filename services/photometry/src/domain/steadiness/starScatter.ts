import { median } from '@wombat/imaging';
import { largestSmoothPart, largestVarianceRatio, sigmasOfSmoothPart } from './chance.js';
import type { CommonScatter, StarSeries } from './commonScatter.js';

/** What a star scatters against others, beyond what is to be expected of it. Magnitudes. */
export interface StarScatter {
  /** One standard deviation. */
  scatter: number;
  /** More is not chance. */
  threshold: number;
  /** Whether it is what goes on from frame to frame, as in a slow variable, that comes nearest to the threshold. */
  isSmooth: boolean;
  frames: number;
}

/** What flats and colours in rising air make of a steady star. */
const SMALLEST_THRESHOLD = 0.01;
/** Chance goes beyond once in 4300 tests; of each star a night has three. */
const SIGMAS = 3.5;
/** Photon errors of half a star's own are like it. */
const NOT_MUCH_BRIGHTER = 2;
/** Fewer frames tell nothing. */
const FEWEST_FRAMES = 5;

/**
 * A star against others that are taken as steady, in two tests: its variance against its own errors and what the others
 * scatter beyond theirs, by an F distribution, and, errors set aside, its variance against that of the steps from one
 * frame to the next. A cosmic ray is seen in the steps as well, a slow variable is not. Of both that which comes
 * nearest to its threshold, or goes farthest beyond; null on too few frames. Frames in order of time.
 */
export function starScatter(star: StarSeries, others: CommonScatter): StarScatter | null {
  const scale = photonScale(median(star.sigmas), others.stars);
  const residuals = star.values.flatMap((value, frame) => {
    const residual = value - (others.zeroPoints[frame] ?? Number.NaN);
    const variance =
      scale * (star.sigmas[frame] ?? Number.NaN) ** 2 +
      others.variance +
      (others.zeroPointVariances[frame] ?? Number.NaN);
    return Number.isFinite(residual) && variance > 0 && Number.isFinite(variance) ? [{ residual, variance }] : [];
  });
  const frames = residuals.length;
  if (frames < FEWEST_FRAMES) return null;
  const weights = residuals.reduce((sum, { variance }) => sum + 1 / variance, 0);
  const mean = residuals.reduce((sum, { residual, variance }) => sum + residual / variance, 0) / weights;
  const pulls = residuals.map(({ residual, variance }) => (residual - mean) / Math.sqrt(variance));
  const expected = frames / weights;
  const ratio = pulls.reduce((sum, pull) => sum + pull ** 2, 0) / (frames - 1);
  const smooth = smoothPart(pulls);
  // Both tests are independent of each other in a steady star: what neither would name alone, both may together.
  const together = Math.SQRT2 * SIGMAS - sigmasOfSmoothPart(smooth, frames);
  const sigmas = Math.max(0, Math.min(SIGMAS, together));
  const tests = [
    {
      excess: ratio - 1,
      limit: largestVarianceRatio(frames - 1, others.freedom, sigmas) - 1,
      isSmooth: false,
    },
    { excess: ratio * smooth, limit: ratio * largestSmoothPart(frames, SIGMAS), isSmooth: true },
  ].map(({ excess, limit, isSmooth }): StarScatter => {
    const threshold = Math.max(SMALLEST_THRESHOLD, Math.sqrt(expected * Math.max(0, limit)));
    return { scatter: Math.sqrt(expected * Math.max(0, excess)), threshold, isSmooth, frames };
  });
  return tests
    .filter(({ threshold }) => Number.isFinite(threshold))
    .reduce<StarScatter | null>((worse, test) => (worse === null || isWorse(test, worse) ? test : worse), null);
}

/**
 * By how much the variance of a star's photons is larger than stated, as others that are not much brighter, or the
 * faintest there is, show: gains are not always known. At least 1.
 */
function photonScale(photons: number, others: CommonScatter['stars']): number {
  const least = Math.min(photons / NOT_MUCH_BRIGHTER, Math.max(...others.map((other) => other.photons)));
  const alike = others.filter((other) => other.photons >= least);
  return Math.max(1, alike.reduce((sum, { ratio }) => sum + ratio, 0) / alike.length);
}

/** Whether a star comes nearer to its threshold, or goes farther beyond it, than another. */
export function isWorse(one: StarScatter, other: StarScatter): boolean {
  return one.scatter / one.threshold > other.scatter / other.threshold;
}

/** The part of the variance that the steps from one value to the next do not show. */
function smoothPart(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const steps = values.slice(1).reduce((sum, value, index) => sum + (value - (values[index] ?? 0)) ** 2, 0);
  return 1 - steps / squares / 2;
}
