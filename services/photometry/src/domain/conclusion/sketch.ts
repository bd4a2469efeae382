const MOST_VALUES = 48;

/**
 * A curve as a list draws it: evenly chosen values in their order, the first and the last among them; all where they
 * are few.
 */
export function sketch(values: readonly number[]): number[] {
  const finite = values.filter(Number.isFinite);
  if (finite.length <= MOST_VALUES) return finite;
  const step = (finite.length - 1) / (MOST_VALUES - 1);
  return Array.from({ length: MOST_VALUES }, (_, index) => finite[Math.round(index * step)] ?? 0);
}
