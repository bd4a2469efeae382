import { median } from '@wombat/imaging';
import type { FrameZeroPoint } from '../magnitudes/zeroPoints.js';
import type { MeasuredFrame } from '../measurement/measurement.js';
import { madSigma } from '../statistics/madSigma.js';

export interface ZeroPointTrend {
  /** Fall of the zero point with airmass, magnitudes a unit; 0 where the airmass hardly changes. */
  extinction: number;
  /** Robust scatter about extinction: cloud, dew, a shutter. Magnitudes. */
  scatter: number;
}

/** A slope over less than this range of airmass says nothing. */
const SMALLEST_AIRMASS_RANGE = 0.1;
const FEWEST_FRAMES = 5;

/**
 * How the night's zero points run with airmass: Theil-Sen slope (median of the slopes of pairs half the night apart, in
 * order of airmass) and the scatter about it. Null for fewer than five frames above the horizon.
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
  const half = Math.floor(points.length / 2);
  const slopes = points.slice(half).flatMap((late, index) => {
    const early = points[index];
    const range = early === undefined ? 0 : late.airmass - early.airmass;
    return early === undefined || range < SMALLEST_AIRMASS_RANGE / 2
      ? []
      : [(late.zeroPoint - early.zeroPoint) / range];
  });
  const range = (points.at(-1)?.airmass ?? 0) - (points[0]?.airmass ?? 0);
  const slope = slopes.length >= 2 && range >= SMALLEST_AIRMASS_RANGE ? median(slopes) : 0;
  return {
    extinction: slope === 0 ? 0 : -slope,
    scatter: madSigma(points.map(({ airmass, zeroPoint }) => zeroPoint - slope * airmass)),
  };
}
