import { median } from '@wombat/imaging';
import type { CompOfNight } from '../magnitudes/zeroPoints.js';

/** What flats and the comps' colours in rising air make of a steady star, magnitudes. */
const SMALLEST = 0.01;
/** More is held against any comp, however faint it is. */
const LARGEST = 0.05;
const SIGMAS = 3;
/** So many times what the others scatter, a night of strong scintillation does not explain. */
const TIMES_THE_OTHERS = 2.5;

type Scatter = Pick<CompOfNight, 'scatter' | 'photonError' | 'framesUsed'>;

/**
 * By how much a comp may scatter beyond its photons before it may be variable, magnitudes. A variance measured on n
 * frames is uncertain by sqrt(2 / (n - 1)) of itself, so a steady star of photon error p seems to scatter by up to
 * p sqrt(3 sqrt(2 / (n - 1))) beyond its photons: little where it is bright, where a faint variable shows. What all
 * scatter alike is of the night.
 */
export function largestSteadyScatter({ photonError, framesUsed }: Scatter, others: readonly Scatter[]): number {
  const chance = photonError * Math.sqrt(SIGMAS * Math.sqrt(2 / Math.max(1, framesUsed - 1)));
  const ofTheNight = others.length === 0 ? 0 : TIMES_THE_OTHERS * median(others.map(({ scatter }) => scatter));
  return Math.min(LARGEST, Math.max(SMALLEST, chance, ofTheNight));
}
