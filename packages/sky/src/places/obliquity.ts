import { julianCenturies } from '../times/epoch.js';

/** Mean obliquity of the ecliptic in degrees, linear about J2000 (as in AstroImageJ's coordinate converter). */
export function meanObliquityDegrees(jdTt: number): number {
  return 23.439291 - 0.0130042 * julianCenturies(jdTt);
}
