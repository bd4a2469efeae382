import { degrees, normalizeDegrees, radians } from './angle.js';
import type { SkyPosition } from './skyPosition.js';

/** Cartesian equatorial or ecliptic coordinates: x to longitude 0, z to the pole. */
export type Vector = readonly [x: number, y: number, z: number];

/** Unit vector of a position. */
export function directionOf(position: SkyPosition): Vector {
  const ra = radians(position.raDegrees);
  const dec = radians(position.decDegrees);
  return [Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)];
}

/** Position of a vector of any length, right ascension in [0, 360). */
export function positionOf([x, y, z]: Vector): SkyPosition {
  return {
    raDegrees: normalizeDegrees(degrees(Math.atan2(y, x))),
    decDegrees: degrees(Math.atan2(z, Math.hypot(x, y))),
  };
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function add(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function scale(vector: Vector, factor: number): Vector {
  return [vector[0] * factor, vector[1] * factor, vector[2] * factor];
}
