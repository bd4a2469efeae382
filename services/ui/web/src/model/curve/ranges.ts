export interface Range {
  min: number;
  max: number;
}

const MARGIN = 0.06;

export function spanOf({ min, max }: Range): number {
  return max - min;
}

/** Round all values, with a margin; `least` is the smallest margin, so that one value alone has a scale around it. */
export function padded(values: readonly number[], least: number): Range {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) return { min: -least, max: least };
  const margin = Math.max((max - min) * MARGIN, least);
  return { min: min - margin, max: max + margin };
}

/** As wide as told about the same middle. */
export function widened(range: Range, span: number): Range {
  const middle = (range.min + range.max) / 2;
  return { min: middle - span / 2, max: middle + span / 2 };
}

export function hull(a: Range, b: Range): Range {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

export function contains({ min, max }: Range, value: number): boolean {
  return value >= min && value <= max;
}

/** 0 where there are none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
