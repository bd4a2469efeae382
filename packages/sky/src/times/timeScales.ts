import { radians } from '../angles/angle.js';
import { JD_J2000, SECONDS_PER_DAY } from './epoch.js';
import { leapSeconds } from './leapSeconds.js';

const TT_MINUS_TAI_SECONDS = 32.184;

/** Terrestrial time as a Julian date. */
export function ttFromUtc(jdUtc: number): number {
  return jdUtc + (leapSeconds(jdUtc) + TT_MINUS_TAI_SECONDS) / SECONDS_PER_DAY;
}

/**
 * Barycentric dynamical time as a Julian date, good to 0.1 ms: the two largest terms of TDB-TT (Astronomical
 * Almanac, page B7; AstroImageJ uses the same).
 */
export function tdbFromUtc(jdUtc: number): number {
  const anomaly = radians(357.53 + 0.9856003 * (jdUtc - JD_J2000));
  const tdbMinusTtSeconds = 0.001658 * Math.sin(anomaly) + 0.000014 * Math.sin(2 * anomaly);
  return jdUtc + (leapSeconds(jdUtc) + TT_MINUS_TAI_SECONDS + tdbMinusTtSeconds) / SECONDS_PER_DAY;
}
