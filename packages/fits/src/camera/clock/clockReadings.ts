import type { Header } from '../../header/header.js';
import type { ClockRule } from '../cameraRule.js';
import { completed, type Instant, type InstantReading, implausible, julianInstant, saidLocal } from './instants.js';
import { type Moment, momentSaid } from './moment.js';
import { parseDateTime } from './parseDateTime.js';
import { momentOfCard, TIME_CARDS, type TimeCards } from './timeCards.js';

/** A time of the exposure and the card it was read from. */
export interface MomentReading {
  /** Since 1970 UTC, fractions kept. */
  readonly utcMs: number;
  readonly card: string;
  /** Why it should not be believed as it stands. */
  readonly doubts: readonly string[];
}

export interface ClockReadings {
  readonly moments: Partial<Record<Moment, MomentReading>>;
  /** Why there is none of them; null where there is one. */
  readonly problem: string | null;
}

/** A Julian date farther than this from the date beside it is of another clock: time zones are half an hour apart. */
const OTHER_CLOCK_DAYS = 0.03;
const DAY_MS = 86_400_000;

/**
 * Reads the header's clock: the rule's card, else of start, middle and end the first card that tells it, a date with a
 * time before a Julian date. What the comment of a card says of its moment goes before what the card usually means.
 */
export function clockReadings(header: Header, clock: ClockRule): ClockReadings {
  const scale = header.getString('TIMESYS')?.toUpperCase();
  if (scale && !scale.startsWith('UT') && clock.zone === undefined)
    return none(`TIMESYS is ${scale}, not UTC; the camera's clock.zone can overrule it`);
  try {
    if (clock.card !== undefined) return ruled(header, { ...clock, card: clock.card });
    return clock.means === undefined ? searched(header, clock) : told(header, { ...clock, means: clock.means });
  } catch (error) {
    if (error instanceof RangeError) return none(`the camera's clock.zone "${clock.zone}" is no known time zone`);
    throw error;
  }
}

function none(problem: string): ClockReadings {
  return { moments: {}, problem };
}

/** The moment of the usual card as the camera's rule says it. */
function told(header: Header, clock: ClockRule & { means: Moment }): ClockReadings {
  const [starts] = TIME_CARDS;
  const found = starts === undefined ? null : firstOf(header, clock, starts);
  if (found === null) return none(NO_TIME);
  if (found.problem !== undefined) return none(found.problem);
  return { moments: { [clock.means]: corrected(found, clock) }, problem: null };
}

function ruled(header: Header, clock: ClockRule & { card: string }): ClockReadings {
  const card = clock.card.toUpperCase();
  const text = header.getString(card);
  if (text === undefined) return none(`the camera's clock card ${card} is not in the header`);
  const written = parseDateTime(text);
  const cards = TIME_CARDS.find(({ moment }) => moment === momentOfCard(card));
  const instant =
    written === undefined || cards === undefined
      ? julianInstant(header, card)
      : completed(header, { written, card, zone: clock.zone, cards });
  if (instant === undefined) return none(`${card} '${text}' is no date with a time`);
  if (instant.problem !== undefined) return none(instant.problem);
  const said = momentSaid(instant.comment);
  const moment = clock.means ?? said?.moment ?? momentOfCard(card);
  return { moments: { [moment]: corrected({ ...instant, card, doubts: [] }, clock) }, problem: null };
}

const NO_TIME = 'no DATE-OBS and no Julian date in the header';

function searched(header: Header, clock: ClockRule): ClockReadings {
  const moments: Partial<Record<Moment, MomentReading>> = {};
  let problem: string | null = null;
  for (const cards of TIME_CARDS) {
    const found = firstOf(header, clock, cards);
    problem ??= found?.problem ?? null;
    if (found === null || found.problem !== undefined) continue;
    const said = momentSaid(found.comment);
    const doubts = said?.doubt === undefined ? found.doubts : [...found.doubts, `${found.card} ${said.doubt}`];
    moments[said?.moment ?? cards.moment] ??= corrected({ ...found, doubts }, clock);
  }
  return Object.keys(moments).length > 0 ? { moments, problem: null } : none(problem ?? NO_TIME);
}

type Found = { problem: string } | (Instant & { problem?: undefined; card: string; doubts: readonly string[] });

/** The first card of these that tells an instant, or why one that is there does not; null where none is there. */
function firstOf(header: Header, { zone }: ClockRule, cards: TimeCards): Found | null {
  const julian = cards.julianDates.map((card) => ({ card, instant: julianInstant(header, card) }));
  const dated = julian.find(({ instant }) => instant !== undefined);
  let problem: string | null = null;
  for (const card of cards.dates) {
    if (!header.getString(card)) continue;
    const instant = dateOf(header, { card, zone, cards });
    if (instant.problem === undefined)
      return { ...instant, card, doubts: otherClock({ card, utcMs: instant.utcMs }, dated) };
    problem = instant.problem;
  }
  if (dated?.instant !== undefined) return { ...dated.instant, card: dated.card, doubts: [] };
  return problem === null ? null : { problem };
}

function dateOf(
  header: Header,
  { card, zone, cards }: { card: string; zone: string | undefined; cards: TimeCards },
): InstantReading {
  const text = header.getString(card) ?? '';
  const written = parseDateTime(text);
  if (written === undefined) return { problem: `${card} '${text}' is no date with a time` };
  const instant = completed(header, { written, card, zone, cards });
  if (instant.problem !== undefined) return instant;
  const isZoned = zone !== undefined || written.offsetMinutes !== undefined;
  const problem =
    implausible(instant.utcMs, `${card} '${text}'`) ?? (isZoned ? null : saidLocal(instant.comment, card));
  return problem === null ? instant : { problem };
}

function otherClock(
  date: { card: string; utcMs: number },
  julian: { card: string; instant: Instant | undefined } | undefined,
): string[] {
  const days = julian?.instant === undefined ? 0 : (julian.instant.utcMs - date.utcMs) / DAY_MS;
  if (Math.abs(days) <= OTHER_CLOCK_DAYS) return [];
  return [`${date.card} and ${julian?.card} are ${Math.abs(days * 24).toFixed(1)} hours apart: the first is taken`];
}

function corrected(reading: MomentReading, { offsetSeconds = 0 }: ClockRule): MomentReading {
  const { utcMs, card, doubts } = reading;
  return { utcMs: utcMs + offsetSeconds * 1000, card, doubts };
}
