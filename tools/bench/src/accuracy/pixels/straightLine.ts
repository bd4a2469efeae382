/** The slope of a straight line by least squares, and its error by the scatter about the line. */
export function straightLine(xs: readonly number[], ys: readonly number[]): { slope: number; slopeError: number } {
  const count = xs.length;
  const [meanX, meanY] = [xs, ys].map((values) => values.reduce((sum, value) => sum + value, 0) / count);
  const x = xs.map((value) => value - (meanX ?? Number.NaN));
  const y = ys.map((value) => value - (meanY ?? Number.NaN));
  const squares = x.reduce((sum, value) => sum + value ** 2, 0);
  const slope = x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0) / squares;
  const rest = y.reduce((sum, value, index) => sum + (value - slope * (x[index] ?? 0)) ** 2, 0);
  return { slope, slopeError: Math.sqrt(rest / (count - 2) / squares) };
}
