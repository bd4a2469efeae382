import { DEGREES_PER_HOUR, normalizeDegrees } from './angle.js';
import { sexagesimalParts } from './sexagesimalParts.js';

/**
 * Right ascension in hours (`19:31:18.38`, `19 31 18.38`, `19h31m18.38s`, `19 31.3`) to degrees in [0, 360).
 * Null when it is not such a text; a lone number is refused, since it may be degrees.
 */
export function parseSexagesimalHours(text: string): number | null {
  const hours = sexagesimalParts(text, { whole: 'hH', minutes: 'mM', seconds: 'sS' });
  if (hours === null || hours < 0 || hours > 24) return null;
  return normalizeDegrees(hours * DEGREES_PER_HOUR);
}

/**
 * Declination, latitude or longitude (`-05:22:31.2`, `-00 10 00`, `+46°41'16"`, `149 03.7`) to degrees in -360..360,
 * sign kept. Null when it is not such a text; a lone number is refused, as for hours.
 */
export function parseSexagesimalDegrees(text: string): number | null {
  const degrees = sexagesimalParts(text, { whole: 'dD\\u00b0\\u00ba', minutes: "mM'\\u2032", seconds: 'sS"\\u2033' });
  return degrees === null || Math.abs(degrees) > 360 ? null : degrees;
}
