/**
 * Exact area of the unit pixel whose centre lies at (dx, dy) from the centre of a circle of `radius` pixels that is
 * inside the circle, 0..1. The pixel is cut at the circle's axes; in each quadrant the area under the arc is
 * integrated in closed form.
 */
export function circleOverlap(dx: number, dy: number, radius: number): number {
  if (!(radius > 0)) return radius <= 0 ? 0 : Number.NaN;
  const x = Math.abs(dx);
  const y = Math.abs(dy);
  const farX = x + 0.5;
  const farY = y + 0.5;
  if (farX * farX + farY * farY <= radius * radius) return 1;
  const nearX = x - 0.5;
  const nearY = y - 0.5;
  const gapX = Math.max(nearX, 0);
  const gapY = Math.max(nearY, 0);
  if (gapX * gapX + gapY * gapY >= radius * radius) return 0;
  let area = quadrantArea({ left: gapX, right: farX, bottom: gapY, top: farY }, radius);
  if (nearX < 0) area += quadrantArea({ left: 0, right: -nearX, bottom: gapY, top: farY }, radius);
  if (nearY < 0) area += quadrantArea({ left: gapX, right: farX, bottom: 0, top: -nearY }, radius);
  if (nearX < 0 && nearY < 0) area += quadrantArea({ left: 0, right: -nearX, bottom: 0, top: -nearY }, radius);
  return Math.min(1, area);
}

interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Area inside the circle of a rectangle with all its corners at x >= 0, y >= 0. */
function quadrantArea({ left, right, bottom, top }: Rectangle, radius: number): number {
  if (bottom >= radius) return 0;
  const end = Math.min(right, Math.sqrt(radius * radius - bottom * bottom));
  if (end <= left) return 0;
  const full = top < radius ? Math.sqrt(radius * radius - top * top) : 0;
  const bend = Math.min(Math.max(full, left), end);
  return (bend - left) * (top - bottom) + areaUnderArc(bend, end, radius) - (end - bend) * bottom;
}

/** Integral of sqrt(radius^2 - x^2) from `from` to `to`. */
function areaUnderArc(from: number, to: number, radius: number): number {
  const fromHeight = Math.sqrt(Math.max(0, radius * radius - from * from));
  const toHeight = Math.sqrt(Math.max(0, radius * radius - to * to));
  const angle = Math.atan2(to * fromHeight - from * toHeight, from * to + fromHeight * toHeight);
  return 0.5 * (to * toHeight - from * fromHeight + radius * radius * angle);
}
