/** Angle units. Everything public is in degrees or hours; radians live inside the formulas only. */
export const ARCSECONDS_PER_DEGREE = 3600;
export const DEGREES_PER_HOUR = 15;

const RADIANS_PER_DEGREE = Math.PI / 180;

export function radians(degrees: number): number {
  return degrees * RADIANS_PER_DEGREE;
}

export function degrees(angleRadians: number): number {
  return angleRadians / RADIANS_PER_DEGREE;
}

/** The same direction in [0, 360). */
export function normalizeDegrees(angleDegrees: number): number {
  const rest = angleDegrees % 360;
  const positive = rest < 0 ? rest + 360 : rest;
  return positive >= 360 ? 0 : positive;
}
