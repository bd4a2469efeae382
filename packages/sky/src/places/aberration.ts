import { ARCSECONDS_PER_DEGREE, radians } from '../angles/angle.js';
import { rotateFrameX } from '../angles/rotateFrame.js';
import type { Vector } from '../angles/vector.js';
import { add } from '../angles/vector.js';
import { julianCenturies } from '../times/epoch.js';
import { meanObliquityDegrees } from './obliquity.js';
import { sunPosition } from './sunPosition.js';

const ABERRATION_CONSTANT_ARCSECONDS = 20.49552;

/**
 * Unit vector of date with the annual aberration of the Earth's elliptic orbit (Meeus, Astronomical Algorithms, 23).
 * Adding the velocity vector is the first-order formula in every direction, with no special case at the poles.
 */
export function aberrate(direction: Vector, jdTt: number): Vector {
  return add(direction, earthVelocityOverLight(jdTt));
}

/** Velocity of the Earth in units of the speed of light, mean equator and equinox of date. */
function earthVelocityOverLight(jdTt: number): Vector {
  const t = julianCenturies(jdTt);
  const speed = radians(ABERRATION_CONSTANT_ARCSECONDS / ARCSECONDS_PER_DEGREE);
  const eccentricity = 0.016708634 - (0.000042037 + 0.0000001267 * t) * t;
  const perihelion = radians(102.93735 + (1.71946 + 0.00046 * t) * t);
  const sun = radians(sunPosition(jdTt).longitudeDegrees);
  const ecliptic: Vector = [
    speed * (Math.sin(sun) - eccentricity * Math.sin(perihelion)),
    -speed * (Math.cos(sun) - eccentricity * Math.cos(perihelion)),
    0,
  ];
  return rotateFrameX(ecliptic, -meanObliquityDegrees(jdTt));
}
