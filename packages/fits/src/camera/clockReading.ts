import type { Header } from '../header/header.js';
import type { ClockRule } from './cameraRule.js';
import { parseDateTime, parseTime, type WrittenDateTime } from './parseDateTime.js';
import { zonedToUtc } from './zonedToUtc.js';

/** An instant as ms since 1970 UTC (fractions kept), or the sentence that says why there is none. */
export type ClockReading = { utcMs: number; problem?: undefined } | { utcMs?: undefined; problem: string };

const DATES = ['DATE-OBS', 'DATE_OBS', 'DATEOBS', 'DATE-BEG', 'DATE-STA', 'UT-DATE'];
const UNIVERSAL_TIMES = ['UT-OBS', 'UTSTART', 'UT', 'UTC', 'UT-TIME', 'UTC-OBS', 'TIME-UT'];
const TIMES = ['TIME-OBS', 'TIME_OBS', 'TIMEOBS', 'TIME-BEG'];
const JULIAN_DATES = ['JD', 'JD-OBS', 'JD_UTC', 'JD-BEG', 'MJD-OBS', 'MJD_OBS', 'MJD-BEG', 'MJD'];
const DAY_MS = 86_400_000;
const UNIX_EPOCH_JD = 2_440_587.5;
const MJD_ZERO_JD = 2_400_000.5;

/**
 * Reads the header's clock: the rule's card, else a date with time, else a date and a time card, else a Julian date.
 */
export function clockReading(header: Header, clock: ClockRule): ClockReading {
  const scale = header.getString('TIMESYS')?.toUpperCase();
  if (scale && !scale.startsWith('UT') && clock.zone === undefined) {
    return { problem: `TIMESYS is ${scale}, not UTC; the camera's clock.zone can overrule it` };
  }
  try {
    const reading = clock.card === undefined ? searched(header, clock) : ruled(header, { clock, card: clock.card });
    if (reading.problem !== undefined) return reading;
    return { utcMs: reading.utcMs + (clock.offsetSeconds ?? 0) * 1000 };
  } catch (error) {
    if (error instanceof RangeError)
      return { problem: `the camera's clock.zone "${clock.zone}" is no known time zone` };
    throw error;
  }
}

function ruled(header: Header, { clock, card }: { clock: ClockRule; card: string }): ClockReading {
  const text = header.getString(card);
  if (text === undefined) return { problem: `the camera's clock card ${card.toUpperCase()} is not in the header` };
  const written = parseDateTime(text);
  if (written) return completed(header, { written, clock, card });
  const julian = julianReading(header, card);
  return julian ?? { problem: `${card.toUpperCase()} '${text}' is no date with a time` };
}

function searched(header: Header, clock: ClockRule): ClockReading {
  let problem = 'no DATE-OBS and no Julian date in the header';
  for (const card of DATES) {
    const text = header.getString(card);
    if (!text) continue;
    const written = parseDateTime(text);
    if (!written) {
      problem = `${card} '${text}' is no date with a time`;
      continue;
    }
    const reading = completed(header, { written, clock, card });
    if (reading.problem === undefined) return reading;
    problem = reading.problem;
  }
  for (const card of JULIAN_DATES) {
    const reading = julianReading(header, card);
    if (reading) return reading;
  }
  return { problem };
}

interface Completing {
  readonly written: WrittenDateTime;
  readonly clock: ClockRule;
  readonly card: string;
}

/** A written date, with its time from another card where it has none, as an instant. */
function completed(header: Header, { written, clock, card }: Completing): ClockReading {
  if (written.timeMs !== undefined) return { utcMs: instant(written, clock.zone) };
  for (const keyword of [...UNIVERSAL_TIMES, ...TIMES]) {
    const text = header.getString(keyword) ?? '';
    const zone = UNIVERSAL_TIMES.includes(keyword) ? undefined : clock.zone;
    const whole = parseDateTime(text);
    if (whole?.timeMs !== undefined) return { utcMs: instant(whole, zone) };
    const time = parseTime(text);
    if (time) return { utcMs: instant({ ...written, ...time }, zone) };
  }
  return { problem: `${card} '${header.getString(card)}' is a date alone, and no other card has the time` };
}

/** An offset in the text wins over the zone; without either it is UTC. */
function instant({ midnightMs, timeMs = 0, offsetMinutes }: WrittenDateTime, zone: string | undefined): number {
  const localMs = midnightMs + timeMs;
  if (offsetMinutes !== undefined) return localMs - offsetMinutes * 60_000;
  return zone === undefined || zone === 'UTC' ? localMs : zonedToUtc(localMs, zone);
}

/** JD or MJD, told apart by size; a whole MJD is a date without a time and is not taken. */
function julianReading(header: Header, card: string): ClockReading | undefined {
  const value = header.getNumber(card);
  if (value === undefined) return undefined;
  const isMjd = value > 15_000 && value < 100_000;
  const isJd = value > 2_415_000 && value < 2_500_000;
  if ((!isMjd && !isJd) || (isMjd && Number.isInteger(value))) return undefined;
  return { utcMs: (value - (isMjd ? UNIX_EPOCH_JD - MJD_ZERO_JD : UNIX_EPOCH_JD)) * DAY_MS };
}
