import type { Light, Master } from './frame.js';

export interface ChooseRules {
  temperatureTolerance: number;
  maxAgeDays: number | null;
}

type OfNight = Pick<Light, 'night'>;
const OLD_DAYS = 30;

export function isYoung({ night }: OfNight, master: Master, { maxAgeDays }: ChooseRules): boolean {
  return maxAgeDays === null || daysBetween(night, master.night) <= maxAgeDays;
}

/** Orders masters by how far in time from a night they were taken; the earlier night where two are equally near. */
export function inTime({ night }: OfNight, a: OfNight, b: OfNight): number {
  const days = daysBetween(night, a.night) - daysBetween(night, b.night);
  if (days !== 0 || a.night === b.night) return days;
  return a.night < b.night ? -1 : 1;
}

export function ageWarning({ night }: OfNight, master: Master, what: string): string {
  const days = daysBetween(night, master.night);
  return days > OLD_DAYS ? `the ${what} is ${days} days from the night` : '';
}

export function daysBetween(a: string, b: string): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}

/** Days since 1970. */
export function dayNumber(night: string): number {
  return Math.round(
    Date.UTC(Number(night.slice(0, 4)), Number(night.slice(4, 6)) - 1, Number(night.slice(6, 8))) / 86_400_000,
  );
}
