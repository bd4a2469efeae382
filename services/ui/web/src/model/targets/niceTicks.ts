import { type Range, spanOf } from '../curve/ranges.js';

const NICE = [1, 2, 5, 10];

/** Round numbers in a range, about as many as told and never more; each exact to the digits it needs. */
export function niceTicks(range: Range, most: number): number[] {
  const raw = spanOf(range) / most;
  if (!(raw > 0)) return [];
  const decade = 10 ** Math.floor(Math.log10(raw));
  const step = decade * (NICE.find((factor) => factor * decade >= raw * (1 - 1e-9)) ?? 10);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(range.min / step);
  const last = Math.floor(range.max / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    Number(((first + at) * step).toFixed(digits)),
  );
}
