import { aberrate } from './aberration.js';
import { nutate } from './nutation.js';
import { precessFromJ2000 } from './precession.js';
import type { SkyPosition } from './skyPosition.js';
import { ttFromUtc } from './timeScales.js';
import { directionOf, positionOf } from './vector.js';

/**
 * Apparent place of date of a J2000 position: precession, nutation and annual aberration with the terms of
 * AstroImageJ's coordinate converter. No parallax, no light deflection. Good to 1 arcsec.
 */
export function apparentPlace(position: SkyPosition, jdUtc: number): SkyPosition {
  const jdTt = ttFromUtc(jdUtc);
  const ofDate = nutate(precessFromJ2000(directionOf(position), jdTt), jdTt);
  return positionOf(aberrate(ofDate, jdTt));
}
