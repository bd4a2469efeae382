import { radians } from '../angles/angle.js';

const LOWEST_FORMULA_ALTITUDE = 15;

/**
 * Altitude in degrees as it looks through the air (10 C, 760 Torr), from the airless one, as AstroImageJ's coordinate
 * converter does: the formula down to 15 degrees, its value at 15 degrees below that, nothing below the horizon.
 */
export function refractedAltitude(trueAltitudeDegrees: number): number {
  if (trueAltitudeDegrees < 0) return trueAltitudeDegrees;
  const tangent = Math.tan(radians(90 - Math.max(trueAltitudeDegrees, LOWEST_FORMULA_ALTITUDE)));
  return trueAltitudeDegrees + (58.276 * tangent - 0.0824 * tangent ** 3) / 3600;
}
