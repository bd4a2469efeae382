import type { FunctionBuilder, Local } from '../assembler/functionBuilder.js';
import { type Code, f32x4, v128 } from '../assembler/instructions.js';

/** Sums in float32 err by less than this for as many frames as there may be. */
const MARGIN = 1e-4;
/** Above this the squares leave float32. */
const HIGHEST = 1e15;

export interface ReachLocals {
  readonly median: Local;
  readonly sum: Local;
  readonly squares: Local;
  readonly off: Local;
  readonly lowest: Local;
}

export function reachLocals(builder: FunctionBuilder): ReachLocals {
  const local = () => builder.local('v128');
  return { median: local(), sum: local(), squares: local(), off: local(), lowest: local() };
}

export interface ReachRule {
  readonly frameCount: number;
  readonly sigma: number;
  /** How far a value may be off, relative to the median. */
  readonly noise: number;
}

/** Sets the median (float32) of four sorted pixels. */
export function medianOf(locals: ReachLocals, frameCount: number, value: (position: number) => Code): Code {
  const [lower, upper] = [(frameCount - 1) >> 1, frameCount >> 1];
  if (lower === upper) return locals.median.set(value(lower));
  return locals.median.set(f32x4.multiply(f32x4.add(value(lower), value(upper)), f32x4.constant(0.5)));
}

/**
 * A mask of the pixels, of four sorted ones, for which float32 proves that nothing is clipped: both extremes lie within
 * `sigma` deviations of the median by more than the arithmetic can err. The others take the rounds in float64. Expects
 * `locals.median`.
 */
export function withinReach(locals: ReachLocals, rule: ReachRule, value: (position: number) => Code): Code {
  const { median, sum, squares, off, lowest } = locals;
  const { frameCount, sigma, noise } = rule;
  const share = f32x4.constant(1 / frameCount);
  const sums = Array.from(
    { length: frameCount },
    (_, position): Code => [
      ...off.set(f32x4.subtract(value(position), median.get)),
      ...(position === 0 ? lowest.set(off.get) : []),
      ...sum.set(f32x4.add(sum.get, off.get)),
      ...squares.set(f32x4.add(squares.get, f32x4.multiply(off.get, off.get))),
    ],
  ).flat();
  const variance = f32x4.subtract(f32x4.multiply(squares.get, share), f32x4.multiply(sum.get, sum.get));
  const reach = f32x4.multiply(f32x4.squareRoot(variance), f32x4.constant(sigma * (1 - MARGIN)));
  // The last `off` is the highest one.
  const farthest = f32x4.larger(f32x4.absolute(lowest.get), off.get);
  const needed = f32x4.add(farthest, f32x4.multiply(f32x4.absolute(median.get), f32x4.constant(noise)));
  const constant = f32x4.equal(value(0), value(frameCount - 1));
  return [
    ...sum.set(f32x4.constant(0)),
    ...squares.set(f32x4.constant(0)),
    ...sums,
    ...sum.set(f32x4.multiply(sum.get, share)),
    ...v128.and(v128.or(f32x4.lessOrEqual(needed, reach), constant), f32x4.less(farthest, f32x4.constant(HIGHEST))),
  ];
}
