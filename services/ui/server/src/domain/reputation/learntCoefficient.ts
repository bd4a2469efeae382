import type { Coefficient } from '../contract.js';

/** Fewer nights do not tell how much they differ. */
const LEAST_NIGHTS = 3;
const HALVINGS = 50;

/**
 * The mean of what nights say of one coefficient, and its error, where the nights may differ by more than their errors
 * (Paule and Mandel 1982, J. Res. NBS 87, 377). Null of none that has an error.
 */
export function meanOfNights(nights: readonly Coefficient[]): Coefficient | null {
  const usable = nights.filter(({ error }) => error > 0);
  if (usable.length === 0) return null;
  return weightedMean(usable, betweenNights(usable));
}

/**
 * What may be told of a camera after these nights: the mean, with the error of what it is on one night to come. Null
 * before there are enough of them.
 */
export function learntCoefficient(nights: readonly Coefficient[]): Coefficient | null {
  const usable = nights.filter(({ error }) => error > 0);
  if (usable.length < LEAST_NIGHTS) return null;
  const variance = betweenNights(usable);
  const { value, error } = weightedMean(usable, variance);
  return { value, error: Math.sqrt(error ** 2 + variance) };
}

function weightedMean(nights: readonly Coefficient[], variance: number): Coefficient {
  const weights = nights.map(({ error }) => 1 / (error ** 2 + variance));
  const sum = total(weights);
  return { value: total(nights.map(({ value }, at) => value * (weights[at] ?? 0))) / sum, error: sum ** -0.5 };
}

/** Variance of the true values from night to night: that by which the nights lie about their mean as they should. */
function betweenNights(nights: readonly Coefficient[]): number {
  const excess = (variance: number) => {
    const { value: mean } = weightedMean(nights, variance);
    const spread = total(nights.map(({ value, error }) => (value - mean) ** 2 / (error ** 2 + variance)));
    return spread - (nights.length - 1);
  };
  if (excess(0) <= 0) return 0;
  const values = nights.map(({ value }) => value);
  let [low, high] = [0, (Math.max(...values) - Math.min(...values)) ** 2];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return high;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
