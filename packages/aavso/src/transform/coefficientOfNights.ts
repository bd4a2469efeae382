import type { Term } from './pairCoefficients.js';

/** Fewer nights do not tell how much they differ. */
const LEAST_NIGHTS = 3;
const HALVINGS = 50;

/**
 * The mean of what nights say of one coefficient, and its error, where the nights may differ by more than their errors
 * (Paule and Mandel 1982, J. Res. NBS 87, 377). Null of none that has an error.
 */
export function meanOfNights(nights: readonly Term[]): Term | null {
  const usable = nights.filter(({ error }) => error > 0);
  if (usable.length === 0) return null;
  return weightedMean(usable, betweenNights(usable));
}

/**
 * What is to be expected of one night to come after three or more: their weighted mean, with what they scatter about it
 * as the error, never less than their own errors leave. It keeps the errors of the nights in it: of few nights nobody
 * knows how much of their scatter that is, and an error too large is the smaller harm. Null of fewer nights.
 */
export function coefficientToCome(nights: readonly Term[]): Term | null {
  const usable = nights.filter(({ error }) => error > 0);
  if (usable.length < LEAST_NIGHTS) return null;
  const { value, error } = weightedMean(usable, 0);
  const squares = usable.map((night) => ((night.value - value) / night.error) ** 2);
  const scatter = total(squares) / (usable.length - 1);
  return { value, error: error * Math.sqrt(Math.max(1, scatter * usable.length)) };
}

function weightedMean(nights: readonly Term[], variance: number): Term {
  const weights = nights.map(({ error }) => 1 / (error ** 2 + variance));
  const sum = total(weights);
  return { value: total(nights.map(({ value }, at) => value * (weights[at] ?? 0))) / sum, error: sum ** -0.5 };
}

/** Variance of the true values from night to night: that by which the nights lie about their mean as they should. */
function betweenNights(nights: readonly Term[]): number {
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
