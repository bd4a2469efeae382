import { ARCSECONDS_PER_DEGREE, radians } from '../angles/angle.js';
import type { SkyPosition } from '../angles/skyPosition.js';
import { add, directionOf, positionOf, scale } from '../angles/vector.js';

export interface ProperMotion {
  /** Change of right ascension times cos(dec), as catalogues since Hipparcos give it. */
  raMasPerYear: number;
  decMasPerYear: number;
}

const MAS_PER_DEGREE = ARCSECONDS_PER_DEGREE * 1000;

/**
 * Position after so many Julian years (negative: before). The star moves straight along its tangent, which is
 * the usual linear form to first order and holds at the poles too. Radial velocity is left out.
 */
export function properMotion(position: SkyPosition, motion: ProperMotion, years: number): SkyPosition {
  const ra = radians(position.raDegrees);
  const dec = radians(position.decDegrees);
  const east = scale([-Math.sin(ra), Math.cos(ra), 0], radians((motion.raMasPerYear * years) / MAS_PER_DEGREE));
  const north = scale(
    [-Math.sin(dec) * Math.cos(ra), -Math.sin(dec) * Math.sin(ra), Math.cos(dec)],
    radians((motion.decMasPerYear * years) / MAS_PER_DEGREE),
  );
  return positionOf(add(directionOf(position), add(east, north)));
}
