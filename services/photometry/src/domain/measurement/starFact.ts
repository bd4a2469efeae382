import { NO_STAR_NUMBERS, type StarNumbers } from '@wombat/imaging';
import type { StarMeasured } from '@wombat/proto';
import type { SkyPosition } from '@wombat/sky';
import { isMeasured, type StarInFrame } from './measurement.js';

type StarNumber = keyof StarNumbers | keyof SkyPosition;

const NUMBERS = [...Object.keys(NO_STAR_NUMBERS), 'raDegrees', 'decDegrees'] as StarNumber[];

/** A star as the log has it, without the numbers that are NaN; a star off the frame has none. */
export function starFact(star: StarInFrame): StarMeasured {
  const offFrame = !isMeasured(star);
  const known = NUMBERS.filter((name) => !offFrame && !Number.isNaN(star[name]));
  const numbers = Object.fromEntries(known.map((name) => [name, star[name]]));
  return { starId: star.starId, offFrame, ...numbers, flags: star.flags };
}

/** A star of the log, with NaN for the numbers it leaves out. */
export function starOfFact(fact: StarMeasured): StarInFrame {
  const numberOf = (name: StarNumber) => (fact.offFrame ? undefined : fact[name]) ?? Number.NaN;
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, numberOf(name)])) as Record<StarNumber, number>;
  return { starId: fact.starId, ...numbers, flags: fact.flags };
}
