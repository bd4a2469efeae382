import type { CompScatter } from './compScatter.js';

export interface BeyondPhotons {
  /** True over stated photon errors, at most 1. */
  photonScale: number;
  /** What a star scatters beyond its photons with each radius; magnitudes, one standard deviation of one frame. */
  beyond: number[];
}

/** Variance of a variance from n steps between neighbours, over its square, times n (von Neumann). */
const STEP_VARIANCE = 3;
/** What chance does at this many standard deviations is not believed. */
const BELIEVED_SIGMA = 2;

/**
 * What the comps' scatter against each other, one list a radius, says that their photons do not. Where they scatter
 * less than their photons with every radius, their gain is not known: all photon errors are then too large by the same.
 * What they scatter more is a variance common to the stars, weighted by how well each comp tells it. Of both only as
 * much is believed as chance does not explain, so that on a night like any the photons choose. 1 and 0 without
 * scatters.
 */
export function beyondPhotons(scatters: readonly (readonly CompScatter[])[]): BeyondPhotons {
  const square = Math.min(1, ...scatters.map(largestScale));
  return { photonScale: Math.sqrt(square), beyond: scatters.map((comps) => excess(comps, square)) };
}

/** The square of measured over expected scatter, as large as chance lets it be; infinite without a comp. */
function largestScale(comps: readonly CompScatter[]): number {
  if (comps.length === 0) return Number.POSITIVE_INFINITY;
  const mean = sumOf(comps.map(({ measured, expected }) => (measured / expected) ** 2)) / comps.length;
  const steps = sumOf(comps.map((comp) => comp.steps));
  return mean * (1 + BELIEVED_SIGMA * Math.sqrt(STEP_VARIANCE / steps));
}

function excess(comps: readonly CompScatter[], scale: number): number {
  const photons = comps.map(({ expected }) => scale * expected ** 2);
  const weights = comps.map(({ steps }, index) => steps / (STEP_VARIANCE * (photons[index] ?? Number.NaN) ** 2));
  const total = sumOf(weights);
  const seen = comps.map(({ measured }, index) => (weights[index] ?? 0) * (measured ** 2 - (photons[index] ?? 0)));
  const square = sumOf(seen) / total - BELIEVED_SIGMA / Math.sqrt(total);
  return square > 0 ? Math.sqrt(square) : 0;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
