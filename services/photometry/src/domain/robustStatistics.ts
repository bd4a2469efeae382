/** Quantile with linear interpolation between order statistics; NaN values are left out; NaN for none. `fraction` in 0..1. */
export function quantile(values: Iterable<number>, fraction: number): number {
  const sorted = [...values].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const position = (sorted.length - 1) * fraction;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  if (low === undefined || high === undefined) {
    return Number.NaN;
  }
  return low === high ? low : low + (high - low) * (position - Math.floor(position));
}

/** Median; NaN values are left out; NaN for none. */
export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}

/** Standard deviation as the median absolute deviation gives it for a normal distribution (x 1.4826); NaN for no values. */
export function madSigma(values: Iterable<number>): number {
  const all = [...values];
  const centre = median(all);
  return 1.4826 * median(all.map((value) => Math.abs(value - centre)));
}

/** Square root of the sum of squares. */
export function quadrature(...parts: readonly number[]): number {
  return Math.sqrt(parts.reduce((sum, part) => sum + part * part, 0));
}
