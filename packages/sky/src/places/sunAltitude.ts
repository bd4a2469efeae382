import { AstroTime, Body, Equator, Horizon, Observer } from 'astronomy-engine';
import type { Site } from '../observing/site.js';
import { JD_J2000 } from '../times/epoch.js';

/** Altitude of the Sun's centre over a site's horizon, degrees, without air. */
export function sunAltitudeDegrees(jdUtc: number, site: Site): number {
  // UTC stands for UT1, on which the turn of the Earth hangs; the Sun itself hardly moves meanwhile.
  const time = new AstroTime(jdUtc - JD_J2000);
  const observer = new Observer(site.latitude, site.longitude, site.elevation);
  const sun = Equator(Body.Sun, time, observer, true, true);
  return Horizon(time, observer, sun.ra, sun.dec).altitude;
}
