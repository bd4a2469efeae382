import { degrees, normalizeDegrees, radians } from '../angles/angle.js';
import type { SkyPosition } from '../angles/skyPosition.js';

/** Standard coordinates about a tangent point: degrees on the plane, east and north positive. */
export interface StandardCoordinates {
  eastDegrees: number;
  northDegrees: number;
}

/** Gnomonic projection (Calabretta & Greisen 2002, section 5.1.3). Null for what lies 90 degrees or more away. */
export function projectToTangentPlane(tangentPoint: SkyPosition, position: SkyPosition): StandardCoordinates | null {
  const deltaRa = radians(position.raDegrees - tangentPoint.raDegrees);
  const dec = radians(position.decDegrees);
  const dec0 = radians(tangentPoint.decDegrees);
  const cosDistance = Math.sin(dec0) * Math.sin(dec) + Math.cos(dec0) * Math.cos(dec) * Math.cos(deltaRa);
  if (!(cosDistance > 0)) return null;
  const east = Math.cos(dec) * Math.sin(deltaRa);
  const north = Math.cos(dec0) * Math.sin(dec) - Math.sin(dec0) * Math.cos(dec) * Math.cos(deltaRa);
  return { eastDegrees: degrees(east / cosDistance), northDegrees: degrees(north / cosDistance) };
}

/** Inverse of {@link projectToTangentPlane}; defined for every point of the plane, poles included. */
export function deprojectFromTangentPlane(tangentPoint: SkyPosition, plane: StandardCoordinates): SkyPosition {
  const east = radians(plane.eastDegrees);
  const north = radians(plane.northDegrees);
  const dec0 = radians(tangentPoint.decDegrees);
  const towardsAxis = Math.cos(dec0) - north * Math.sin(dec0);
  const alongAxis = Math.sin(dec0) + north * Math.cos(dec0);
  return {
    raDegrees: normalizeDegrees(tangentPoint.raDegrees + degrees(Math.atan2(east, towardsAxis))),
    decDegrees: degrees(Math.atan2(alongAxis, Math.hypot(east, towardsAxis))),
  };
}
