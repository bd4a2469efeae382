import { median } from '@wombat/imaging';

export interface ZeroPointAtAirmass {
  airmass: number;
  zeroPoint: number;
}

/** A slope over less than this range of airmass says nothing. */
const SMALLEST_AIRMASS_RANGE = 0.1;

/**
 * Change of the zero point with airmass, magnitudes a unit: Theil-Sen, the median of the slopes of pairs half the night
 * apart in order of airmass; 0 where the airmass hardly changes. Points in order of airmass.
 */
export function extinctionSlope(points: readonly ZeroPointAtAirmass[]): number {
  const half = Math.floor(points.length / 2);
  const slopes = points.slice(half).flatMap((late, index) => {
    const early = points[index];
    const range = early === undefined ? 0 : late.airmass - early.airmass;
    return early === undefined || range < SMALLEST_AIRMASS_RANGE / 2
      ? []
      : [(late.zeroPoint - early.zeroPoint) / range];
  });
  const range = (points.at(-1)?.airmass ?? 0) - (points[0]?.airmass ?? 0);
  return slopes.length >= 2 && range >= SMALLEST_AIRMASS_RANGE ? median(slopes) : 0;
}
