import { DEGREES_PER_HOUR, degrees, normalizeDegrees, radians } from '../angles/angle.js';
import type { SkyPosition } from '../angles/skyPosition.js';
import { apparentPlace } from '../places/apparentPlace.js';
import { localSiderealHours } from '../times/siderealTime.js';
import { refractedAltitude } from './refraction.js';
import type { Site } from './site.js';

export interface HorizontalPosition {
  /** Without air. */
  altitudeDegrees: number;
  /** From north through east. */
  azimuthDegrees: number;
  /** As seen through the air. */
  apparentAltitudeDegrees: number;
  /** West positive, [-12, 12). */
  hourAngleHours: number;
  lstHours: number;
}

/** Where a J2000 position stands over a site at an instant; formulas of AstroImageJ's coordinate converter. */
export function horizontal(position: SkyPosition, jdUtc: number, site: Site): HorizontalPosition {
  const { raDegrees, decDegrees } = apparentPlace(position, jdUtc);
  const lstHours = localSiderealHours(jdUtc, site.longitude);
  const hourAngleDegrees = normalizeDegrees(lstHours * DEGREES_PER_HOUR - raDegrees + 180) - 180;
  const { altitudeDegrees, azimuthDegrees } = turnToHorizon(hourAngleDegrees, decDegrees, site.latitude);
  return {
    altitudeDegrees,
    azimuthDegrees,
    apparentAltitudeDegrees: refractedAltitude(altitudeDegrees),
    hourAngleHours: hourAngleDegrees / DEGREES_PER_HOUR,
    lstHours,
  };
}

function turnToHorizon(hourAngleDegrees: number, decDegrees: number, latitudeDegrees: number) {
  const hourAngle = radians(hourAngleDegrees);
  const dec = radians(decDegrees);
  const latitude = radians(latitudeDegrees);
  const up = Math.sin(latitude) * Math.sin(dec) + Math.cos(latitude) * Math.cos(dec) * Math.cos(hourAngle);
  const north = Math.cos(latitude) * Math.sin(dec) - Math.sin(latitude) * Math.cos(dec) * Math.cos(hourAngle);
  const east = -Math.cos(dec) * Math.sin(hourAngle);
  return {
    altitudeDegrees: degrees(Math.atan2(up, Math.hypot(north, east))),
    azimuthDegrees: normalizeDegrees(degrees(Math.atan2(east, north))),
  };
}
