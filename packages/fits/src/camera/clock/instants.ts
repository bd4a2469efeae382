import type { Header } from '../../header/header.js';
import { parseDateTime, parseTime, type WrittenDateTime } from './parseDateTime.js';
import type { TimeCards } from './timeCards.js';
import { zonedToUtc } from './zonedToUtc.js';

/** An instant as ms since 1970 UTC (fractions kept), with the comment that tells which moment it is of. */
export interface Instant {
  readonly utcMs: number;
  readonly comment: string;
  readonly problem?: undefined;
}

/** An instant, or the sentence that says why there is none. */
export type InstantReading = Instant | { readonly utcMs?: undefined; readonly problem: string };

const DAY_MS = 86_400_000;
const UNIX_EPOCH_JD = 2_440_587.5;
const MJD_ZERO_JD = 2_400_000.5;
/** Clocks that were never set begin in 1970 or 1980; no digital camera is so old. */
const EARLIEST_MS = Date.UTC(1980, 0, 7);
const LATEST_MS = Date.UTC(2100, 0, 1);

interface Completing {
  readonly written: WrittenDateTime;
  readonly card: string;
  readonly zone: string | undefined;
  readonly cards: TimeCards;
}

/** A written date, with its time from another card where it has none, as an instant. */
export function completed(header: Header, { written, card, zone, cards }: Completing): InstantReading {
  const comment = header.card(card)?.comment ?? '';
  if (written.timeMs !== undefined) return { utcMs: instant(written, zone), comment };
  for (const keyword of [...cards.universalTimes, ...cards.times]) {
    const text = header.getString(keyword) ?? '';
    const its = cards.universalTimes.includes(keyword) ? undefined : zone;
    const comments = `${header.card(keyword)?.comment ?? ''} ${comment}`;
    const whole = parseDateTime(text);
    if (whole?.timeMs !== undefined) return { utcMs: instant(whole, its), comment: comments };
    const time = parseTime(text);
    if (time) return { utcMs: instant({ ...written, ...time }, its), comment: comments };
  }
  return { problem: `${card} '${header.getString(card)}' is a date alone, and no other card has the time` };
}

/** Why a time cannot be that of a frame; null where it can. `what` is the card as it stands. */
export function implausible(utcMs: number, what: string): string | null {
  if (utcMs < EARLIEST_MS) return `${what} is before 1980: the clock was not set`;
  return utcMs >= LATEST_MS ? `${what} is after 2100: the clock was not set` : null;
}

/** An offset in the text wins over the zone; without either it is UTC. */
function instant({ midnightMs, timeMs = 0, offsetMinutes }: WrittenDateTime, zone: string | undefined): number {
  const localMs = midnightMs + timeMs;
  if (offsetMinutes !== undefined) return localMs - offsetMinutes * 60_000;
  return zone === undefined || zone === 'UTC' ? localMs : zonedToUtc(localMs, zone);
}

/** JD or MJD, told apart by size; a whole MJD is a date without a time and is not taken, nor is what no clock shows. */
export function julianInstant(header: Header, card: string): Instant | undefined {
  const value = header.getNumber(card);
  if (value === undefined) return undefined;
  const isMjd = value < MJD_ZERO_JD / 2;
  if (isMjd && Number.isInteger(value)) return undefined;
  const utcMs = (value - (isMjd ? UNIX_EPOCH_JD - MJD_ZERO_JD : UNIX_EPOCH_JD)) * DAY_MS;
  return implausible(utcMs, card) === null ? { utcMs, comment: header.card(card)?.comment ?? '' } : undefined;
}

const LOCAL = /\blocal\b/i;
const UNIVERSAL = /\b(UTC?|GMT|universal)\b/i;

/** Why a time is not taken for UTC: its comment says that it is local time. Null where it may be. */
export function saidLocal(comment: string, card: string): string | null {
  if (!LOCAL.test(comment) || UNIVERSAL.test(comment)) return null;
  return `${card} is local time, as its comment says: set the zone of the camera's clock in wombat.yaml`;
}
