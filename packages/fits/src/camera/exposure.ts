import type { Card } from '../header/card.js';
import type { Header } from '../header/header.js';
import { measured } from './units/measured.js';
import { SECONDS } from './units/quantity.js';
import { unitOfCard } from './units/unitOfCard.js';

export interface ExposureReading {
  /** Null where no card tells it. */
  readonly seconds: number | null;
  /** Why there is no light in it; null where there is. */
  readonly problem: string | null;
  /** Sentences on what should not be believed as it stands. */
  readonly doubts: readonly string[];
}

const CARDS = ['EXPTIME', 'EXPOSURE', 'EXP_TIME', 'EXPOSED', 'EXP', 'XPOSURE'];
/** Shutters and roundings differ by this much. */
const SAME_PART = 0.01;
const SAME_SECONDS = 0.1;
/** Nobody exposes for so long: the number is of another unit. */
const LONGEST_SECONDS = 86_400;
const FIRST_BRACKET = /^\s*\[([^\]]*[a-z][^\]]*)\]/i;

/**
 * The exposure time by the first of these cards that is above 0 and below a day, in whatever unit it says; else 0 or
 * nothing. A bias has none, a light without one has no magnitude.
 */
export function exposureOf(header: Header, keywords: readonly string[] = CARDS): ExposureReading {
  const told = keywords.flatMap((keyword) => {
    const seconds = measured(header, keyword, SECONDS);
    return seconds === undefined ? [] : [{ keyword, seconds }];
  });
  const used = told.find(({ seconds }) => seconds > 0 && seconds < LONGEST_SECONDS);
  if (used !== undefined) return { seconds: used.seconds, problem: null, doubts: doubtsOf(header, used, told) };
  const [first] = told;
  if (first === undefined) return { seconds: null, problem: null, doubts: [] };
  const seconds = told.some((each) => each.seconds === 0) ? 0 : null;
  const what = first.seconds >= LONGEST_SECONDS ? `${first.seconds} s, a day or more` : first.seconds;
  const problem = `${first.keyword} is ${what}: the exposure time of this frame is unknown`;
  return { seconds, problem, doubts: [] };
}

interface Told {
  readonly keyword: string;
  readonly seconds: number;
}

function doubtsOf(header: Header, used: Told, told: readonly Told[]): string[] {
  const other = told.find(({ seconds }) => seconds > 0 && !alike(seconds, used.seconds));
  const foreign = foreignUnit(header.card(used.keyword));
  return [
    ...(other === undefined
      ? []
      : [`${used.keyword} says ${used.seconds} s and ${other.keyword} ${other.seconds} s: the first is taken`]),
    ...(foreign === undefined ? [] : [`${used.keyword} is in [${foreign}], no unit known here: taken as seconds`]),
  ];
}

function alike(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(SAME_SECONDS, SAME_PART * Math.max(a, b));
}

function foreignUnit(card: Card | undefined): string | undefined {
  const bracket = FIRST_BRACKET.exec(card?.comment ?? '')?.[1];
  return bracket === undefined || unitOfCard(card, SECONDS) !== undefined ? undefined : bracket;
}
