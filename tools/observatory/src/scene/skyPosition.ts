import type { Site } from '../nights/nightPlan.js';

const RADIAN = Math.PI / 180;
const UNIX_EPOCH_JD = 2440587.5;
const MILLISECONDS_PER_DAY = 86_400_000;

export interface SkyPosition {
  raDegrees: number;
  decDegrees: number;
}

export function jdOf(unixMilliseconds: number): number {
  return UNIX_EPOCH_JD + unixMilliseconds / MILLISECONDS_PER_DAY;
}

export interface Horizontal {
  altitudeDegrees: number;
  azimuthDegrees: number;
  /** Kasten & Young 1989, on the unrefracted altitude; not finite below the horizon. */
  airmass: number;
}

/**
 * Where a J2000 position stands over a site, simply: precession by its yearly rates, mean sidereal time, no nutation,
 * aberration or refraction. Good to about 0.02 degrees, 0.001 in airmass down to airmass 2.
 */
export function horizontalAt({ raDegrees, decDegrees }: SkyPosition, site: Site, jd: number): Horizontal {
  const years = (jd - 2451545) / 365.25;
  const ra = raDegrees * RADIAN;
  const raNow = raDegrees + (years * (46.124 + 20.043 * Math.sin(ra) * Math.tan(decDegrees * RADIAN))) / 3600;
  const dec = (decDegrees + (years * 20.043 * Math.cos(ra)) / 3600) * RADIAN;
  const siderealDegrees = 280.46061837 + 360.98564736629 * (jd - 2451545) + site.longitudeDegrees;
  const hourAngle = (siderealDegrees - raNow) * RADIAN;
  const latitude = site.latitudeDegrees * RADIAN;
  const sine = Math.sin(latitude) * Math.sin(dec) + Math.cos(latitude) * Math.cos(dec) * Math.cos(hourAngle);
  const altitudeDegrees = Math.asin(sine) / RADIAN;
  const north = Math.cos(latitude) * Math.sin(dec) - Math.sin(latitude) * Math.cos(dec) * Math.cos(hourAngle);
  const east = -Math.cos(dec) * Math.sin(hourAngle);
  return {
    altitudeDegrees,
    azimuthDegrees: (Math.atan2(east, north) / RADIAN + 360) % 360,
    airmass:
      altitudeDegrees > 0 ? 1 / (sine + 0.50572 * (altitudeDegrees + 6.07995) ** -1.6364) : Number.POSITIVE_INFINITY,
  };
}
