import { ARCSECONDS_PER_DEGREE } from '../angles/angle.js';
import { rotateFrameY, rotateFrameZ } from '../angles/rotateFrame.js';
import type { Vector } from '../angles/vector.js';
import { julianCenturies } from '../times/epoch.js';

/** Equatorial J2000 vector in the mean equator and equinox of date: IAU 1976 (Lieske et al. 1977, from J2000). */
export function precessFromJ2000(vector: Vector, jdTt: number): Vector {
  const t = julianCenturies(jdTt);
  const zeta = ((0.017998 * t + 0.30188) * t + 2306.2181) * t;
  const z = ((0.018203 * t + 1.09468) * t + 2306.2181) * t;
  const theta = ((-0.041833 * t - 0.42665) * t + 2004.3109) * t;
  const atNode = rotateFrameZ(vector, -zeta / ARCSECONDS_PER_DEGREE);
  const tilted = rotateFrameY(atNode, theta / ARCSECONDS_PER_DEGREE);
  return rotateFrameZ(tilted, -z / ARCSECONDS_PER_DEGREE);
}
