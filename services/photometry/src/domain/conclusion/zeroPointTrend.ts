import type { FrameZeroPoint } from '../magnitudes/zeroPoints.js';
import type { MeasuredFrame } from '../measurement/measurement.js';
import { madSigma } from '../statistics/madSigma.js';
import { extinctionSlope } from '../transparency/extinctionSlope.js';

export interface ZeroPointTrend {
  /** Fall of the zero point with airmass, magnitudes a unit; 0 where the airmass hardly changes. */
  extinction: number;
  /** Robust scatter about extinction: cloud, dew, a shutter. Magnitudes. */
  scatter: number;
}

const FEWEST_FRAMES = 5;

/**
 * How the night's zero points run with airmass: `extinctionSlope` and the scatter about it. Null for fewer than five
 * frames above the horizon.
 */
export function zeroPointTrend(
  frames: readonly MeasuredFrame[],
  zeroPoints: readonly FrameZeroPoint[],
): ZeroPointTrend | null {
  const points = zeroPoints
    .flatMap(({ zeroPoint }, index) => {
      const airmass = frames[index]?.frame.airmass ?? -1;
      return zeroPoint !== null && airmass >= 1 ? [{ airmass, zeroPoint }] : [];
    })
    .sort((a, b) => a.airmass - b.airmass);
  if (points.length < FEWEST_FRAMES) return null;
  const slope = extinctionSlope(points);
  return {
    extinction: slope === 0 ? 0 : -slope,
    scatter: madSigma(points.map(({ airmass, zeroPoint }) => zeroPoint - slope * airmass)),
  };
}
