import { NO_STAR_NUMBERS, type StarNumbers } from '@wombat/imaging';
import type { StarMeasured } from '@wombat/proto';
import type { SkyPosition } from '@wombat/sky';
import { isMeasured, type StarInFrame } from './measurement.js';

type StarNumber = keyof StarNumbers | keyof SkyPosition;

const NUMBERS = [...Object.keys(NO_STAR_NUMBERS), 'raDegrees', 'decDegrees'] as StarNumber[];

/** A star as the log has it: what is NaN is left out, and of a star off the frame all is. */
export function starFact(star: StarInFrame): StarMeasured {
  const offFrame = !isMeasured(star);
  const known = NUMBERS.filter((name) => !offFrame && !Number.isNaN(star[name]));
  const numbers = Object.fromEntries(known.map((name) => [name, star[name]]));
  return { starId: star.starId, offFrame, ...numbers, flags: star.flags };
}

/** A star of the log: NaN for what it does not say. */
export function starOfFact(fact: StarMeasured): StarInFrame {
  const numberOf = (name: StarNumber) => (fact.offFrame ? undefined : fact[name]) ?? Number.NaN;
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, numberOf(name)])) as Record<StarNumber, number>;
  return { starId: fact.starId, ...numbers, flags: fact.flags };
}
