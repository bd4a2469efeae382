import { isMeasured, type MeasuredFrame } from '../measurement/measurement.js';
import { quadrature } from '../statistics/quadrature.js';

/** Light of stars as bright as one likes is not steadier than this: air, and how the detector is lit. */
const STEADIEST = 0.003;

/**
 * What the logarithm of a star's light against that of all others is to be expected to scatter by: its own photons,
 * sky and read noise, those of the others, and what no photons tell. NaN where it has no light.
 */
export function pointError(starId: string, { stars }: MeasuredFrame): number {
  const star = stars.get(starId);
  if (!isMeasured(star) || !(star.net > 0)) return Number.NaN;
  const weights = [...stars.values()]
    .filter((other) => other.starId !== starId && isMeasured(other) && other.net > 0)
    .map(({ net, error }) => 1 / quadrature(error / net, STEADIEST) ** 2);
  const weight = weights.reduce((sum, one) => sum + one, 0);
  return quadrature(star.error / star.net, STEADIEST, weight > 0 ? weight ** -0.5 : 0);
}
