export interface LinePoint {
  x: number;
  y: number;
  /** Inverse variance of `y`. */
  weight: number;
}

/**
 * What a straight line through the points, weighted, says at `x`, with its variance. NaN and infinite where the points
 * leave that open; points that all have the same x tell it there, as their mean.
 */
export function lineAt(points: readonly LinePoint[], x: number): { value: number; variance: number } {
  const { total, meanX, meanY, spread, slope } = lineThrough(points);
  if (x === meanX) return { value: meanY, variance: 1 / total };
  return { value: meanY + slope * (x - meanX), variance: 1 / total + (x - meanX) ** 2 / spread };
}

/** The slope of that line, with its variance by the weights. NaN and infinite where the points leave it open. */
export function slopeThrough(points: readonly LinePoint[]): { slope: number; variance: number } {
  const { spread, slope } = lineThrough(points);
  return { slope, variance: 1 / spread };
}

function lineThrough(points: readonly LinePoint[]) {
  const total = sumOf(points, () => 1);
  const meanX = sumOf(points, (point) => point.x) / total;
  const meanY = sumOf(points, (point) => point.y) / total;
  const spread = sumOf(points, (point) => (point.x - meanX) ** 2);
  const slope = sumOf(points, (point) => (point.x - meanX) * point.y) / spread;
  return { total, meanX, meanY, spread, slope };
}

function sumOf(points: readonly LinePoint[], value: (point: LinePoint) => number): number {
  return points.reduce((sum, point) => sum + point.weight * value(point), 0);
}
