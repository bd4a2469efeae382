import { withoutNaN } from './median.js';

/**
 * The value below which `fraction` (0..1) of the values lie, by linear interpolation between order statistics (rank
 * fraction * (n - 1), the default of numpy). NaN values are left out; NaN when none is left.
 */
export function percentile(values: ArrayLike<number>, fraction: number): number {
  if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`a percentile's fraction is 0..1, not ${fraction}`);
  const sorted = withoutNaN(values).sort();
  if (sorted.length === 0) return Number.NaN;
  const rank = fraction * (sorted.length - 1);
  const lower = sorted[Math.floor(rank)] as number;
  const upper = sorted[Math.ceil(rank)] as number;
  return lower + (upper - lower) * (rank - Math.floor(rank));
}
