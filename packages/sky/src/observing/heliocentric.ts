import type { SkyPosition } from '../angles/skyPosition.js';
import { directionOf, dot } from '../angles/vector.js';
import { apparentPlace } from '../places/apparentPlace.js';
import { sunVector } from '../places/sunPosition.js';
import { SECONDS_PER_DAY } from '../times/epoch.js';
import { ttFromUtc } from '../times/timeScales.js';
import { LIGHT_SECONDS_PER_AU } from './lightTime.js';

/**
 * Heliocentric Julian date in UTC of light from a J2000 position, from the centre of the Earth, as AstroImageJ
 * computes it. Sun and star are both taken of date: mixing equinoxes would cost seconds. Good to 0.1 s.
 */
export function hjdUtc(position: SkyPosition, jdUtc: number): number {
  const delayAu = -dot(sunVector(ttFromUtc(jdUtc)), directionOf(apparentPlace(position, jdUtc)));
  return jdUtc + (delayAu * LIGHT_SECONDS_PER_AU) / SECONDS_PER_DAY;
}
