import { SECONDS_PER_DAY } from './epoch.js';

const JD_OF_UNIX_EPOCH = 2440587.5;
const MILLISECONDS_PER_DAY = 86_400_000;

const ISO =
  /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ]+(\d{2}):(\d{2})(?::(\d{2}(?:\.\d*)?))?\s*(?:Z|([+-])(\d{2}):?(\d{2}))?)?$/i;

/**
 * Julian date of a DATE-OBS text: `2025-12-14T02:00:30.000`, also with a blank for the T, slashes, a final Z, without
 * seconds, with an offset from UTC (taken off), or a date alone (0h). Null when it is no such text or no such instant.
 * The day has 86400 seconds: second 60 of a leap second is the first of the next day. Good to 0.04 ms.
 */
export function julianDateFromIso(iso: string): number | null {
  const found = ISO.exec(iso.trim());
  if (found === null) return null;
  const [, year, month, day, hours, minutes, seconds, sign, offsetHours, offsetMinutes] = found;
  const midnight = julianDateOfDay({ year: Number(year), month: Number(month), day: Number(day) });
  const secondsOfDay = secondsOf(hours, minutes, seconds);
  const offsetSeconds = secondsOf(offsetHours, offsetMinutes, undefined);
  if (midnight === null || secondsOfDay === null || offsetSeconds === null) return null;
  return midnight + (secondsOfDay - (sign === '-' ? -offsetSeconds : offsetSeconds)) / SECONDS_PER_DAY;
}

/** UTC calendar text of a Julian date to the nearest millisecond, as FITS writes it: `2025-12-14T02:00:30.000`. */
export function isoFromJulianDate(jd: number): string {
  const milliseconds = Math.round((jd - JD_OF_UNIX_EPOCH) * MILLISECONDS_PER_DAY);
  return new Date(milliseconds).toISOString().replace('Z', '');
}

/** 0h of a Gregorian calendar day, or null when the calendar has no such day (30 February). */
function julianDateOfDay({ year, month, day }: { year: number; month: number; day: number }): number | null {
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  const exists = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
  return exists ? midnight.getTime() / MILLISECONDS_PER_DAY + JD_OF_UNIX_EPOCH : null;
}

/** Seconds since 0h of clock fields that may be missing, or null when a clock never shows them. */
function secondsOf(hours = '0', minutes = '0', seconds = '0'): number | null {
  const inRange = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 61;
  return inRange ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) : null;
}
