import { radians } from '../angles/angle.js';

const POLYNOMIAL_LIMIT_SECANT = 12;

/**
 * Airmass of an apparent (refracted) altitude in degrees; -1 at the horizon and below. Thorstensen's polynomial in
 * (sec z - 1), a fit to the Kitt Peak tables of Snell & Heiser 1968 (PASP 80, 336), which AstroImageJ uses too;
 * sec z - 1.5 where sec z passes 12.
 */
export function airmassOfApparentAltitude(altitudeDegrees: number): number {
  if (altitudeDegrees <= 0) return -1;
  const secant = 1 / Math.sin(radians(altitudeDegrees));
  if (secant > POLYNOMIAL_LIMIT_SECANT) return secant - 1.5;
  const x = secant - 1;
  return secant - (((-0.00004716679 * x + 0.001351167) * x + 0.003033104) * x + 0.002879465) * x;
}
