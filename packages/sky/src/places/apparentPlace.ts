import type { SkyPosition } from '../angles/skyPosition.js';
import { directionOf, positionOf } from '../angles/vector.js';
import { ttFromUtc } from '../times/timeScales.js';
import { aberrate } from './aberration.js';
import { nutate } from './nutation.js';
import { precessFromJ2000 } from './precession.js';

/**
 * Apparent place of date of a J2000 position: precession, nutation and annual aberration with the terms of
 * AstroImageJ's coordinate converter. No parallax, no light deflection. Good to 1 arcsec.
 */
export function apparentPlace(position: SkyPosition, jdUtc: number): SkyPosition {
  const jdTt = ttFromUtc(jdUtc);
  const ofDate = nutate(precessFromJ2000(directionOf(position), jdTt), jdTt);
  return positionOf(aberrate(ofDate, jdTt));
}
