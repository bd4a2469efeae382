import { degrees } from './angle.js';
import type { SkyPosition } from './skyPosition.js';
import { cross, directionOf, dot } from './vector.js';

/**
 * Great-circle distance in degrees, 0 to 180. Cross and dot product together keep full precision where the
 * cosine alone loses it (tiny angles) and where the haversine does (opposite points).
 */
export function separationDegrees(a: SkyPosition, b: SkyPosition): number {
  const u = directionOf(a);
  const v = directionOf(b);
  return degrees(Math.atan2(Math.hypot(...cross(u, v)), dot(u, v)));
}
