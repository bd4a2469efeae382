import type { ReputationTrend, StarOfNight } from '../contract.js';
import { meanOf } from './nightStatistics.js';

const DAY_MILLISECONDS = 86_400_000;
const DAYS_A_YEAR = 365.25;
/** A slope over less than a month says nothing of a year. */
const SHORTEST_YEARS = 30 / DAYS_A_YEAR;
/** Fewer say nothing of how well a line fits. */
const FEWEST_NIGHTS = 3;

/** Least squares of the nights' residuals over time, all nights alike; null of too few nights, or too short a time. */
export function reputationTrend(nights: readonly Pick<StarOfNight, 'night' | 'residual'>[]): ReputationTrend | null {
  if (nights.length < FEWEST_NIGHTS) return null;
  const years = nights.map(({ night }) => yearsOf(night));
  if ((years.at(-1) ?? 0) - (years[0] ?? 0) < SHORTEST_YEARS) return null;
  const middle = { year: meanOf(years), residual: meanOf(nights.map(({ residual }) => residual)) };
  const points = nights.map(({ residual }, at) => ({
    x: (years[at] ?? Number.NaN) - middle.year,
    y: residual - middle.residual,
  }));
  const spread = points.reduce((sum, { x }) => sum + x * x, 0);
  const slope = points.reduce((sum, { x, y }) => sum + x * y, 0) / spread;
  const left = points.reduce((sum, { x, y }) => sum + (y - slope * x) ** 2, 0);
  return { magnitudesPerYear: slope, error: Math.sqrt(left / (points.length - 2) / spread) };
}

/** Of a night's YYYYMMDD. */
function yearsOf(night: string): number {
  const day = Date.UTC(Number(night.slice(0, 4)), Number(night.slice(4, 6)) - 1, Number(night.slice(6)));
  return day / DAY_MILLISECONDS / DAYS_A_YEAR;
}
