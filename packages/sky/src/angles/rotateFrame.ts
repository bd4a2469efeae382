import { radians } from './angle.js';
import type { Vector } from './vector.js';

/** Coordinates of the same vector in a frame turned by the angle about its x axis (counter-clockwise from outside). */
export function rotateFrameX([x, y, z]: Vector, angleDegrees: number): Vector {
  const c = Math.cos(radians(angleDegrees));
  const s = Math.sin(radians(angleDegrees));
  return [x, y * c + z * s, z * c - y * s];
}

/** As {@link rotateFrameX}, about the y axis. */
export function rotateFrameY([x, y, z]: Vector, angleDegrees: number): Vector {
  const c = Math.cos(radians(angleDegrees));
  const s = Math.sin(radians(angleDegrees));
  return [x * c - z * s, y, x * s + z * c];
}

/** As {@link rotateFrameX}, about the z axis. */
export function rotateFrameZ([x, y, z]: Vector, angleDegrees: number): Vector {
  const c = Math.cos(radians(angleDegrees));
  const s = Math.sin(radians(angleDegrees));
  return [x * c + y * s, y * c - x * s, z];
}
