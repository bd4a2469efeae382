import { DEGREES_PER_HOUR, normalizeDegrees, radians } from '../angles/angle.js';
import { nutation } from '../places/nutation.js';
import { meanObliquityDegrees } from '../places/obliquity.js';
import { julianCenturies } from './epoch.js';
import { ttFromUtc } from './timeScales.js';

const SIDEREAL_PER_SOLAR = 1.00273790935;

/**
 * Local apparent sidereal time in hours, [0, 24). Longitude in degrees, east positive. UTC stands for UT1, so it is
 * good to 0.9 s of time (IAU 1982 series). As in AstroImageJ's coordinate converter, the nutation is that of 0h UT.
 */
export function localSiderealHours(jdUtc: number, longitude: number): number {
  const midnight = Math.floor(jdUtc - 0.5) + 0.5;
  const t = julianCenturies(midnight);
  const greenwichAtMidnight = 6.697374558 + ((-1.722e-9 * t + 2.58622e-5) * t + 2400.0513369072) * t;
  const sinceMidnight = (jdUtc - midnight) * 24 * SIDEREAL_PER_SOLAR;
  const hours =
    greenwichAtMidnight + sinceMidnight + (equationOfEquinoxesDegrees(midnight) + longitude) / DEGREES_PER_HOUR;
  return normalizeDegrees(hours * DEGREES_PER_HOUR) / DEGREES_PER_HOUR;
}

function equationOfEquinoxesDegrees(jdUtc: number): number {
  const jdTt = ttFromUtc(jdUtc);
  return nutation(jdTt).longitudeDegrees * Math.cos(radians(meanObliquityDegrees(jdTt)));
}
