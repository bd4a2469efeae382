import { AstroTime, Body, Equator, Observer } from 'astronomy-engine';
import { DEGREES_PER_HOUR } from '../angles/angle.js';
import { separationDegrees } from '../angles/separationDegrees.js';
import type { SkyPosition } from '../angles/skyPosition.js';
import type { Site } from '../observing/site.js';
import { JD_J2000 } from '../times/epoch.js';
import { ttFromUtc } from '../times/timeScales.js';
import { apparentPlace } from './apparentPlace.js';

/**
 * Degrees between the apparent places of a J2000 position and of the Moon's centre, seen from the site: parallax is up
 * to a degree.
 */
export function moonSeparationDegrees(position: SkyPosition, jdUtc: number, site: Site): number {
  const time = AstroTime.FromTerrestrialTime(ttFromUtc(jdUtc) - JD_J2000);
  const observer = new Observer(site.latitude, site.longitude, site.elevation);
  const moon = Equator(Body.Moon, time, observer, true, true);
  return separationDegrees(apparentPlace(position, jdUtc), {
    raDegrees: moon.ra * DEGREES_PER_HOUR,
    decDegrees: moon.dec,
  });
}
