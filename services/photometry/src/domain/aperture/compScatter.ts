import { median } from '@wombat/imaging';
import {
  isMeasured,
  MAGNITUDES_PER_RELATIVE_ERROR,
  type MeasuredFrame,
  type StarInFrame,
} from '../measurement/measurement.js';
import { madSigma } from '../statistics/madSigma.js';
import { quadrature } from '../statistics/quadrature.js';

/** One comp against the sum of the others, magnitudes, one standard deviation of one frame. */
export interface CompScatter {
  /** From frame to frame: what drifts slowly, a colour in rising air, is not in it. */
  measured: number;
  /** By photons, sky and read noise. */
  expected: number;
  /** Steps from frame to frame that `measured` is made of. */
  steps: number;
}

/** Fewer steps from frame to frame tell nothing of a scatter. */
const FEWEST_STEPS = 10;
/** Steps of more robust sigma are cosmic rays and the like. */
const CLIP_SIGMA = 4;

/**
 * How the comps scatter against each other, each against the sum of all others as AstroImageJ's rel_flux_C is; frames
 * in order of time, only those with light of every comp. Nothing where there are no two comps or too few frames. The
 * scatter is the rms of the steps from one frame to the next, clipped, over the root of two.
 */
export function compScatters(auids: readonly string[], frames: readonly MeasuredFrame[]): CompScatter[] {
  const lit = frames.flatMap((frame) => {
    const stars = auids.map((auid) => frame.stars.get(auid));
    return stars.every(hasLight) ? [stars] : [];
  });
  if (auids.length < 2 || lit.length <= FEWEST_STEPS) return [];
  return auids.map((_, index) => {
    const seen = lit.map((stars) => againstOthers(stars, index));
    const steps = seen.slice(1).map(({ mag }, frame) => mag - (seen[frame]?.mag ?? Number.NaN));
    const limit = CLIP_SIGMA * madSigma(steps);
    const kept = steps.filter((step) => Math.abs(step) <= limit);
    const measured = quadrature(...kept) / Math.sqrt(2 * kept.length);
    return { measured, expected: median(seen.map(({ error }) => error)), steps: kept.length };
  });
}

/** Whether magnitudes can be made of the star. */
export function hasLight(star: StarInFrame | undefined): star is StarInFrame {
  return isMeasured(star) && star.net > 0;
}

function againstOthers(stars: readonly StarInFrame[], index: number): { mag: number; error: number } {
  const own = stars.filter((_, other) => other === index);
  const others = stars.filter((_, other) => other !== index);
  return {
    mag: -2.5 * Math.log10(sumOf(own) / sumOf(others)),
    error: quadrature(photonError(own), photonError(others)),
  };
}

function sumOf(stars: readonly StarInFrame[]): number {
  return stars.reduce((sum, { net }) => sum + net, 0);
}

/** Of the magnitude of several stars' light together. */
export function photonError(stars: readonly StarInFrame[]): number {
  return (MAGNITUDES_PER_RELATIVE_ERROR * quadrature(...stars.map(({ error }) => error))) / sumOf(stars);
}
