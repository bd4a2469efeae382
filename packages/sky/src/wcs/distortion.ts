import { type PolynomialTerm, polynomial } from './polynomial.js';
import type { Pixel } from './tanWcs.js';

/** A polynomial map of a plane onto itself, close to the identity, which its terms include. */
export interface Distortion {
  x: readonly PolynomialTerm[];
  y: readonly PolynomialTerm[];
}

const MOST_STEPS = 30;
/** Newton's method doubles the digits with each step: after a step as small as this the rest is rounding. */
const SMALL_STEP = 1e-8;
/** Close to the origin steps count against this, pixels or degrees. */
const SMALLEST = 1e-6;

export function distort(distortion: Distortion, point: Pixel): Pixel {
  return { x: polynomial(distortion.x, point).value, y: polynomial(distortion.y, point).value };
}

/**
 * The point that `distort` maps to this one, by Newton's method from the point itself; null where there is none: far
 * off the frame, where a polynomial folds over.
 */
export function undistort(distortion: Distortion, target: Pixel): Pixel | null {
  let { x, y } = target;
  for (let step = 0; step < MOST_STEPS; step++) {
    const first = polynomial(distortion.x, { x, y });
    const second = polynomial(distortion.y, { x, y });
    const det = first.alongX * second.alongY - first.alongY * second.alongX;
    if (!(det > 0)) return null;
    const missX = target.x - first.value;
    const missY = target.y - second.value;
    const stepX = (second.alongY * missX - first.alongY * missY) / det;
    const stepY = (first.alongX * missY - second.alongX * missX) / det;
    x += stepX;
    y += stepY;
    if (Math.hypot(stepX, stepY) <= SMALL_STEP * (Math.hypot(x, y) + SMALLEST)) return { x, y };
  }
  return null;
}
