import { medianInPlace, withoutNaN } from './median.js';

/** Factor from the median absolute deviation to the standard deviation of a normal distribution: 1 / probit(3/4). */
export const SIGMA_PER_MAD = 1.482602218505602;

/** Median of |value - median|, not scaled to a standard deviation. NaN values are left out; NaN when none is left. */
export function medianAbsoluteDeviation(values: ArrayLike<number>): number {
  const kept = withoutNaN(values);
  const centre = medianInPlace(kept);
  for (let i = 0; i < kept.length; i++) kept[i] = Math.abs((kept[i] as number) - centre);
  return medianInPlace(kept);
}
