import { median } from '../statistics/median.js';
import { medianAbsoluteDeviation, SIGMA_PER_MAD } from '../statistics/medianAbsoluteDeviation.js';

export interface Uncertain {
  readonly value: number;
  readonly sigma: number;
}

/**
 * What uncertain values have in common, and by how much the true one of another may lie beside it: their scatter beyond
 * what their sigmas say, at least `smallestSigma`, and the error of the mean. Values three sigmas off their median take
 * no part in the mean.
 */
export function commonValue(values: readonly Uncertain[], smallestSigma: number): Uncertain {
  const middle = median(values.map(({ value }) => value));
  const scatter = SIGMA_PER_MAD * medianAbsoluteDeviation(values.map(({ value }) => value));
  const explained = median(values.map(({ sigma }) => sigma ** 2));
  const own = Math.max(smallestSigma, Math.sqrt(Math.max(0, scatter ** 2 - explained)));
  let [sum, weights] = [0, 0];
  for (const { value, sigma } of values) {
    const square = sigma ** 2 + own ** 2;
    if (!((value - middle) ** 2 <= 9 * square)) continue;
    sum += value / square;
    weights += 1 / square;
  }
  return weights > 0
    ? { value: sum / weights, sigma: Math.sqrt(own ** 2 + 1 / weights) }
    : { value: middle, sigma: Math.max(own, scatter) };
}
