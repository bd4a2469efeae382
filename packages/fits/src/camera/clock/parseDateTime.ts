/** A date and perhaps a time as written, not yet tied to a zone. */
export interface WrittenDateTime {
  /** Midnight of the date, ms since 1970 as if it were UTC. */
  readonly midnightMs: number;
  /** Since midnight; undefined for a date alone. May hold fractions. */
  readonly timeMs: number | undefined;
  /** Minutes east of UTC where the text says so (Z, +hh:mm, -hhmm). */
  readonly offsetMinutes: number | undefined;
}

const DATE_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:\s*T\s*|\s+)(.+))?$/i;
const OLD_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d*)?))?\s*([AP]M)?\s*(Z|UTC?|[+-]\d{2}:?\d{2})?$/i;
/** FITS's dd/mm/yy means 19yy; no digital camera is that old below this year, and some programs wrote it after 1999. */
const FIRST_OLD_YEAR = 70;

/**
 * ISO dates with or without time, blanks round the T or instead of it; the old dd/mm/yy. Undefined for what is none.
 */
export function parseDateTime(text: string): WrittenDateTime | undefined {
  const trimmed = text.trim();
  const old = OLD_DATE.exec(trimmed);
  if (old) {
    const year = Number(old[3]) + (Number(old[3]) < FIRST_OLD_YEAR ? 2000 : 1900);
    return dated(midnight([year, Number(old[2]), Number(old[1])]), undefined);
  }
  const parts = DATE_FIRST.exec(trimmed);
  if (!parts) return undefined;
  const midnightMs = midnight([Number(parts[1]), Number(parts[2]), Number(parts[3])]);
  if (parts[4] === undefined) return dated(midnightMs, undefined);
  const time = parseTime(parts[4]);
  return time && dated(midnightMs, time);
}

export interface WrittenTime {
  readonly timeMs: number;
  readonly offsetMinutes: number | undefined;
}

/** hh:mm, hh:mm:ss, fractions, AM or PM and an offset behind; second 60 is allowed for leap seconds. */
export function parseTime(text: string): WrittenTime | undefined {
  const parts = TIME.exec(text.trim());
  if (!parts) return undefined;
  const hours = hoursOf(Number(parts[1]), parts[4]?.toUpperCase());
  const [minutes, seconds] = [Number(parts[2]), Number((parts[3] ?? '0').replace(',', '.'))];
  if (hours === undefined || hours > 23 || minutes > 59 || seconds >= 61) return undefined;
  return { timeMs: (hours * 60 + minutes) * 60_000 + seconds * 1000, offsetMinutes: offsetOf(parts[5]) };
}

/** On a 12-hour clock 12 AM is midnight and 12 PM noon. */
function hoursOf(written: number, half: string | undefined): number | undefined {
  if (half === undefined) return written;
  if (written < 1 || written > 12) return undefined;
  return (written % 12) + (half === 'PM' ? 12 : 0);
}

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!parts) return 0;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}

function midnight([year, month, day]: readonly [number, number, number]): number | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : undefined;
}

function dated(midnightMs: number | undefined, time: WrittenTime | undefined): WrittenDateTime | undefined {
  if (midnightMs === undefined) return undefined;
  return { midnightMs, timeMs: time?.timeMs, offsetMinutes: time?.offsetMinutes };
}
