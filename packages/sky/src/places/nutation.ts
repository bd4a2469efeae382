import { ARCSECONDS_PER_DEGREE, radians } from '../angles/angle.js';
import { rotateFrameX, rotateFrameZ } from '../angles/rotateFrame.js';
import type { Vector } from '../angles/vector.js';
import { julianCenturies } from '../times/epoch.js';
import { meanObliquityDegrees } from './obliquity.js';
import { sunPosition } from './sunPosition.js';

export interface Nutation {
  longitudeDegrees: number;
  obliquityDegrees: number;
}

/**
 * The four largest terms, good to 0.5 arcsec in longitude and 0.2 in obliquity (Meeus, Astronomical Algorithms, 22).
 * As in AstroImageJ's coordinate converter, the Sun's true longitude stands where the book has the mean one: at most
 * 0.1 arcsec, kept so that both programs give the same digits.
 */
export function nutation(jdTt: number): Nutation {
  const t = julianCenturies(jdTt);
  const node = radians(125.04452 - 1934.136261 * t);
  const sun = radians(sunPosition(jdTt).longitudeDegrees);
  const moon = radians(218.3165 + 481267.8813 * t);
  const longitude =
    -17.2 * Math.sin(node) - 1.32 * Math.sin(2 * sun) - 0.23 * Math.sin(2 * moon) + 0.21 * Math.sin(2 * node);
  const obliquity =
    9.2 * Math.cos(node) + 0.57 * Math.cos(2 * sun) + 0.1 * Math.cos(2 * moon) - 0.09 * Math.cos(2 * node);
  return {
    longitudeDegrees: longitude / ARCSECONDS_PER_DEGREE,
    obliquityDegrees: obliquity / ARCSECONDS_PER_DEGREE,
  };
}

/** Vector of the mean equator and equinox of date in the true ones. */
export function nutate(vector: Vector, jdTt: number): Vector {
  const { longitudeDegrees, obliquityDegrees } = nutation(jdTt);
  const obliquity = meanObliquityDegrees(jdTt);
  const ecliptic = rotateFrameZ(rotateFrameX(vector, obliquity), -longitudeDegrees);
  return rotateFrameX(ecliptic, -(obliquity + obliquityDegrees));
}
