import type { Point } from '../image/image.js';
import { solveLinear } from '../statistics/solveLinear.js';

/** x' = xx x + xy y + x0, y' = yx x + yy y + y0. */
export interface PlaneTransform {
  readonly xx: number;
  readonly xy: number;
  readonly x0: number;
  readonly yx: number;
  readonly yy: number;
  readonly y0: number;
}

/** A place in one plane and the same place in another. */
export interface PointPair {
  readonly from: Point;
  readonly to: Point;
}

export function transformPoint({ xx, xy, x0, yx, yy, y0 }: PlaneTransform, { x, y }: Point): Point {
  return { x: xx * x + xy * y + x0, y: yx * x + yy * y + y0 };
}

/** The general linear transform of least squared distances; null with fewer than three pairs, or all on a line. */
export function fitAffine(pairs: readonly PointPair[]): PlaneTransform | null {
  const middle = centroid(pairs);
  let [sxx, sxy, syy] = [0, 0, 0];
  const [right, up] = [
    [0, 0],
    [0, 0],
  ];
  for (const pair of pairs) {
    const { dx, dy, ex, ey } = offsets(pair, middle);
    sxx += dx * dx;
    sxy += dx * dy;
    syy += dy * dy;
    right[0] = (right[0] ?? 0) + ex * dx;
    right[1] = (right[1] ?? 0) + ex * dy;
    up[0] = (up[0] ?? 0) + ey * dx;
    up[1] = (up[1] ?? 0) + ey * dy;
  }
  if (!(sxx * syy - sxy * sxy > 1e-9 * sxx * syy)) return null;
  const normal = [
    [sxx, sxy],
    [sxy, syy],
  ];
  const [xx, xy] = solveLinear(normal, right) ?? [];
  const [yx, yy] = solveLinear(normal, up) ?? [];
  if (xx === undefined || xy === undefined || yx === undefined || yy === undefined) return null;
  return about(middle, { xx, xy, yx, yy });
}

/** The turn, shift and change of scale (no mirror) of least squared distances; null with fewer than two places. */
export function fitSimilarity(pairs: readonly PointPair[]): PlaneTransform | null {
  const middle = centroid(pairs);
  let [size, along, across] = [0, 0, 0];
  for (const pair of pairs) {
    const { dx, dy, ex, ey } = offsets(pair, middle);
    size += dx * dx + dy * dy;
    along += ex * dx + ey * dy;
    across += ey * dx - ex * dy;
  }
  if (!(size > 0)) return null;
  const [cos, sin] = [along / size, across / size];
  return about(middle, { xx: cos, xy: -sin, yx: sin, yy: cos });
}

interface Middle {
  readonly from: Point;
  readonly to: Point;
}

function centroid(pairs: readonly PointPair[]): Middle {
  const mean = (value: (pair: PointPair) => number) => pairs.reduce((sum, pair) => sum + value(pair), 0) / pairs.length;
  return {
    from: { x: mean(({ from }) => from.x), y: mean(({ from }) => from.y) },
    to: { x: mean(({ to }) => to.x), y: mean(({ to }) => to.y) },
  };
}

function offsets({ from, to }: PointPair, middle: Middle) {
  return {
    dx: from.x - middle.from.x,
    dy: from.y - middle.from.y,
    ex: to.x - middle.to.x,
    ey: to.y - middle.to.y,
  };
}

function about({ from, to }: Middle, turn: Pick<PlaneTransform, 'xx' | 'xy' | 'yx' | 'yy'>): PlaneTransform {
  return {
    ...turn,
    x0: to.x - turn.xx * from.x - turn.xy * from.y,
    y0: to.y - turn.yx * from.x - turn.yy * from.y,
  };
}
