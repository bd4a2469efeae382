import { LEAP_SECOND_TABLE } from './leapSecondTable.js';

/** TAI-UTC of the first whole-second step, used for all of time before it (1972-01-01) as well. */
const EARLIEST_SECONDS = 10;

/**
 * TAI minus UTC in seconds. After the table's expiry its last value is kept; before 1972, when UTC ran at another
 * rate, the first one, which is up to 9 s too much back to 1961.
 */
export function leapSeconds(jdUtc: number): number {
  return LEAP_SECOND_TABLE.steps.findLast(([fromJd]) => jdUtc >= fromJd)?.[1] ?? EARLIEST_SECONDS;
}
