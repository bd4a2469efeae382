/** One step in time. Vectors and row-major square matrices of the state's size. */
export interface StateStep {
  /** Takes the state over from the step before; the identity for the first. */
  transition: readonly number[];
  /** Variance the state gains on the way. */
  processNoise: readonly number[];
  /** What is seen of the state: `direction` . state = value, with a variance. Null: nothing. */
  seen: { direction: readonly number[]; value: number; variance: number } | null;
}

export interface SmoothedState {
  mean: number[];
  covariance: number[];
  /** How much of an error of what was seen at this step goes into each part of the state; 0 where nothing was. */
  gain: number[];
}

/** What is known before the first step. */
export interface FirstState {
  mean: readonly number[];
  covariance: readonly number[];
}

interface Filtered {
  step: StateStep;
  mean: number[];
  covariance: number[];
  /** Of what was seen, against what was expected: difference, variance, and the gain of the filter. */
  news: { difference: number; variance: number; gain: number[] } | null;
}

/**
 * States of a linear process from what is seen of it at every step, and before and after: Kalman's filter forwards,
 * then the smoother of Bryson and Frazier backwards (Bierman 1973, J. Optim. Theory Appl. 12, 107), which inverts
 * nothing.
 */
export function smoothStates(first: FirstState, steps: readonly StateStep[]): SmoothedState[] {
  const { filtered } = filterStates(first, steps);
  const size = first.mean.length;
  let slope = new Array<number>(size).fill(0);
  let curvature = new Array<number>(size * size).fill(0);
  const states: SmoothedState[] = [];
  for (const { step, mean, covariance, news } of filtered.toReversed()) {
    const smooth = minus(covariance, times(times(covariance, curvature, size), covariance, size));
    states.push({
      mean: minus(mean, apply(covariance, slope)),
      covariance: smooth,
      gain: step.seen === null ? mean.map(() => 0) : scaled(apply(smooth, step.seen.direction), 1 / step.seen.variance),
    });
    if (step.seen !== null && news !== null) {
      const { direction } = step.seen;
      const kept = minus(identity(size), outer(news.gain, direction));
      const back = transposed(kept, size);
      slope = minus(apply(back, slope), scaled(direction, news.difference / news.variance));
      curvature = plus(
        times(times(back, curvature, size), kept, size),
        scaled(outer(direction, direction), 1 / news.variance),
      );
    }
    const back = transposed(step.transition, size);
    slope = apply(back, slope);
    curvature = times(times(back, curvature, size), step.transition, size);
  }
  return states.reverse();
}

/** How likely what is seen is, but for a constant; natural logarithm. */
export function stateLogLikelihood(first: FirstState, steps: readonly StateStep[]): number {
  return filterStates(first, steps).logLikelihood;
}

function filterStates(first: FirstState, steps: readonly StateStep[]): { filtered: Filtered[]; logLikelihood: number } {
  const size = first.mean.length;
  let [mean, covariance] = [[...first.mean], [...first.covariance]];
  let logLikelihood = 0;
  const filtered = steps.map((step): Filtered => {
    mean = apply(step.transition, mean);
    const carried = times(times(step.transition, covariance, size), transposed(step.transition, size), size);
    covariance = plus(carried, step.processNoise);
    if (step.seen === null) return { step, mean, covariance, news: null };
    const { direction, value } = step.seen;
    const spread = apply(covariance, direction);
    const variance = dot(direction, spread) + step.seen.variance;
    const difference = value - dot(direction, mean);
    const gain = scaled(spread, 1 / variance);
    mean = plus(mean, scaled(gain, difference));
    covariance = minus(covariance, outer(gain, spread));
    logLikelihood -= 0.5 * (Math.log(variance) + difference ** 2 / variance);
    return { step, mean, covariance, news: { difference, variance, gain } };
  });
  return { filtered, logLikelihood };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function plus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, index) => value + (b[index] ?? 0));
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, index) => value - (b[index] ?? 0));
}

function scaled(a: readonly number[], factor: number): number[] {
  return a.map((value) => value * factor);
}

function outer(a: readonly number[], b: readonly number[]): number[] {
  return a.flatMap((value) => scaled(b, value));
}

function apply(matrix: readonly number[], vector: readonly number[]): number[] {
  const size = vector.length;
  return vector.map((_, row) => {
    let sum = 0;
    for (let column = 0; column < size; column++) sum += (matrix[row * size + column] ?? 0) * (vector[column] ?? 0);
    return sum;
  });
}

function times(a: readonly number[], b: readonly number[], size: number): number[] {
  return a.map((_, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    let sum = 0;
    for (let k = 0; k < size; k++) sum += (a[row * size + k] ?? 0) * (b[k * size + column] ?? 0);
    return sum;
  });
}

function transposed(matrix: readonly number[], size: number): number[] {
  return matrix.map((_, index) => matrix[(index % size) * size + Math.floor(index / size)] ?? 0);
}

function identity(size: number): number[] {
  return Array.from({ length: size * size }, (_, index) => (index % (size + 1) === 0 ? 1 : 0));
}
