import { medianAbsoluteDeviation } from '@wombat/imaging';

/** It has four decimals, as when the first magnitudes were made: more of them would move the weights of every night. */
const SIGMA_PER_MAD = 1.4826;

/**
 * Standard deviation as the median absolute deviation gives it for a normal distribution; NaN values are left out, NaN
 * for none.
 */
export function madSigma(values: readonly number[]): number {
  return SIGMA_PER_MAD * medianAbsoluteDeviation(values);
}
