import { radians } from '../angles/angle.js';
import { rotateFrameX } from '../angles/rotateFrame.js';
import type { Vector } from '../angles/vector.js';
import { meanObliquityDegrees } from './obliquity.js';

export interface SunPosition {
  /** True geometric longitude, mean equinox of date. */
  longitudeDegrees: number;
  distanceAu: number;
}

const JD_1900 = 2415020;

/**
 * Geocentric Sun: Newcomb's elements for 1900 with the main terms of Venus, Jupiter and the Moon (Meeus, Astronomical
 * Formulae for Calculators, 18), as AstroImageJ's coordinate converter has it. Good to a few arcseconds.
 */
export function sunPosition(jdTt: number): SunPosition {
  const t = (jdTt - JD_1900) / 36525;
  const anomaly = ((-0.0000033 * t - 0.00015) * t + 35999.04975) * t + 358.47583;
  const meanLongitude = (0.0003025 * t + 36000.76892) * t + 279.69668;
  const eccentricity = 0.01675104 - (0.0000418 + 0.000000126 * t) * t;
  const centre = equationOfCentreDegrees(anomaly, t);
  const disturbed = disturbances(t);
  const ellipse = (1.0000002 * (1 - eccentricity ** 2)) / (1 + eccentricity * Math.cos(radians(anomaly + centre)));
  return {
    longitudeDegrees: meanLongitude + centre + disturbed.longitudeDegrees,
    distanceAu: ellipse + disturbed.distanceAu,
  };
}

/** Geocentric Sun in astronomical units, mean equator and equinox of date. */
export function sunVector(jdTt: number): Vector {
  const { longitudeDegrees, distanceAu } = sunPosition(jdTt);
  const longitude = radians(longitudeDegrees);
  const ecliptic: Vector = [distanceAu * Math.cos(longitude), distanceAu * Math.sin(longitude), 0];
  return rotateFrameX(ecliptic, -meanObliquityDegrees(jdTt));
}

function equationOfCentreDegrees(anomalyDegrees: number, t: number): number {
  const m = radians(anomalyDegrees);
  return (
    (1.91946 - (0.004789 + 0.000014 * t) * t) * Math.sin(m) +
    (0.020094 - 0.0001 * t) * Math.sin(2 * m) +
    0.000293 * Math.sin(3 * m)
  );
}

/** What Venus (a, b), Jupiter (c, h), the Moon (d) and a term of long period (e) add to the ellipse. */
function disturbances(t: number): SunPosition {
  const a = radians(153.23 + 22518.7541 * t);
  const b = radians(216.57 + 45037.5082 * t);
  const c = radians(312.69 + 32964.3577 * t);
  const d = radians(350.74 + (445267.1142 - 0.00144 * t) * t);
  const e = radians(231.19 + 20.2 * t);
  const h = radians(353.4 + 65928.7155 * t);
  return {
    longitudeDegrees:
      0.00134 * Math.cos(a) +
      0.00154 * Math.cos(b) +
      0.002 * Math.cos(c) +
      0.00179 * Math.sin(d) +
      0.00178 * Math.sin(e),
    distanceAu:
      0.00000543 * Math.sin(a) +
      0.00001575 * Math.sin(b) +
      0.00001627 * Math.sin(c) +
      0.00003076 * Math.cos(d) +
      0.00000927 * Math.sin(h),
  };
}
