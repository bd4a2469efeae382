export interface SkyPosition {
  readonly raDegrees: number;
  readonly decDegrees: number;
}

/** Angle between two places of the sky, degrees (haversine: exact for the small angles of one field). */
export function separationDegrees(from: SkyPosition, to: SkyPosition): number {
  const radians = Math.PI / 180;
  const halfDec = Math.sin(((to.decDegrees - from.decDegrees) * radians) / 2);
  const halfRa = Math.sin(((to.raDegrees - from.raDegrees) * radians) / 2);
  const h = halfDec ** 2 + Math.cos(from.decDegrees * radians) * Math.cos(to.decDegrees * radians) * halfRa ** 2;
  return (2 * Math.asin(Math.min(1, Math.sqrt(h)))) / radians;
}
