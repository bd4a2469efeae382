import { solveLinear } from '../statistics/solveLinear.js';

/** A weighted least squares problem with bounds. */
export interface LeastSquares {
  readonly data: Float64Array;
  /** 1 / variance of each datum. */
  readonly weights: Float64Array;
  /**
   * The model with these parameters: its value for each datum, and the derivatives by each parameter, datum by datum.
   */
  evaluate(parameters: readonly number[], values: Float64Array, gradients: Float64Array): void;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export interface LeastSquaresFit {
  readonly parameters: readonly number[];
  readonly chiSquared: number;
  readonly iterations: number;
  readonly converged: boolean;
}

const MAX_ITERATIONS = 100;
const SETTLED = 1e-8;
const FIRST_DAMPING = 1e-3;
const LARGEST_DAMPING = 1e12;

/**
 * Levenberg-Marquardt with Marquardt's scaling of the damping. Steps are cut at the bounds; a parameter that stands at
 * a bound and is pushed outwards is held for that step. Converged when a step betters chi squared by less than 1e-8 of
 * it, or no damping finds a better place.
 */
export function levenbergMarquardt(problem: LeastSquares, start: readonly number[]): LeastSquaresFit {
  let parameters = start.map((value, k) => clamp(problem, value, k));
  const room = workspace(problem.data.length, start.length);
  let current = normalEquations(problem, parameters, room);
  let damping = FIRST_DAMPING;
  for (let iterations = 1; iterations <= MAX_ITERATIONS; iterations++) {
    const trial = step(problem, { parameters, current, damping });
    const next = trial && normalEquations(problem, trial, room);
    if (trial && next && next.chiSquared <= current.chiSquared) {
      const gain = current.chiSquared - next.chiSquared;
      const settled = gain <= SETTLED * current.chiSquared;
      parameters = trial;
      current = next;
      damping = Math.max(damping / 10, 1e-12);
      if (settled) return { parameters, chiSquared: current.chiSquared, iterations, converged: true };
    } else {
      damping *= 10;
      if (damping > LARGEST_DAMPING) {
        return {
          parameters,
          chiSquared: current.chiSquared,
          iterations,
          converged: Number.isFinite(current.chiSquared),
        };
      }
    }
  }
  return { parameters, chiSquared: current.chiSquared, iterations: MAX_ITERATIONS, converged: false };
}

interface NormalEquations {
  readonly chiSquared: number;
  /** J^T W J, rows. */
  readonly curvature: number[][];
  /** J^T W (data - model). */
  readonly descent: number[];
}

/** Memory for one evaluation at a time. */
interface Workspace {
  readonly values: Float64Array;
  readonly gradients: Float64Array;
  readonly lowerHalf: Float64Array;
  readonly slopes: Float64Array;
}

function workspace(count: number, size: number): Workspace {
  return {
    values: new Float64Array(count),
    gradients: new Float64Array(count * size),
    lowerHalf: new Float64Array(size * size),
    slopes: new Float64Array(size),
  };
}

function normalEquations(
  problem: LeastSquares,
  parameters: readonly number[],
  { values, gradients, lowerHalf, slopes }: Workspace,
): NormalEquations {
  const { data, weights } = problem;
  const size = parameters.length;
  lowerHalf.fill(0);
  slopes.fill(0);
  problem.evaluate(parameters, values, gradients);
  let chiSquared = 0;
  for (let i = 0; i < data.length; i++) {
    const residual = (data[i] as number) - (values[i] as number);
    const weight = weights[i] as number;
    const at = i * size;
    chiSquared += weight * residual * residual;
    for (let k = 0; k < size; k++) {
      const slope = weight * (gradients[at + k] as number);
      slopes[k] = (slopes[k] as number) + slope * residual;
      const row = k * size;
      for (let l = 0; l <= k; l++) {
        lowerHalf[row + l] = (lowerHalf[row + l] as number) + slope * (gradients[at + l] as number);
      }
    }
  }
  const descent = [...slopes];
  const curvature = Array.from({ length: size }, (_, k) =>
    Array.from({ length: size }, (_, l) => lowerHalf[Math.max(k, l) * size + Math.min(k, l)] as number),
  );
  return { chiSquared, curvature, descent };
}

interface Position {
  readonly parameters: readonly number[];
  readonly current: NormalEquations;
  readonly damping: number;
}

function step(problem: LeastSquares, { parameters, current, damping }: Position): number[] | null {
  const held = parameters.map((value, k) => {
    const push = current.descent[k] as number;
    return (value <= (problem.lower[k] as number) && push < 0) || (value >= (problem.upper[k] as number) && push > 0);
  });
  const matrix = current.curvature.map((row, k) =>
    row.map((value, l) => {
      if (held[k] || held[l]) return k === l ? 1 : 0;
      return k === l ? value * (1 + damping) : value;
    }),
  );
  const shift = solveLinear(
    matrix,
    current.descent.map((value, k) => (held[k] ? 0 : value)),
  );
  return shift && parameters.map((value, k) => clamp(problem, value + (shift[k] as number), k));
}

function clamp(problem: LeastSquares, value: number, k: number): number {
  return Math.min(Math.max(value, problem.lower[k] as number), problem.upper[k] as number);
}
