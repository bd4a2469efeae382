import type { CardLookup } from './cardReader.js';
import { cardNumber, cardWord } from './cardReader.js';
import { isTpvInDisguise } from './tpvFromCards.js';

/** Both axes of a header have one of these. */
const PROJECTIONS = ['TAN', 'TAN-SIP', 'TPV'];
/** In plain TAN these name the native pole and its place. */
const POLE_CARDS = ['PV1_0', 'PV1_1', 'PV1_2', 'PV1_3', 'PV1_4'];

/**
 * Says why a celestial header cannot be read as a J2000 solution (TAN, SIP, TPV) without error, or undefined when it
 * can. Reading such a header anyway would give positions that are silently wrong.
 */
export function wcsObstacle(get: CardLookup): string | undefined {
  return projectionObstacle(get) ?? unitObstacle(get) ?? poleObstacle(get) ?? frameObstacle(get);
}

function projectionObstacle(get: CardLookup): string | undefined {
  const types = `${cardWord(get, 'CTYPE1')} ${cardWord(get, 'CTYPE2')}`;
  const known = PROJECTIONS.some((projection) => types === `RA---${projection} DEC--${projection}`);
  if (!known) return `CTYPE is ${types}; only RA---TAN DEC--TAN, its SIP form and TPV are read`;
  const longitudeOfPole = cardNumber(get, 'LONPOLE') ?? 180;
  return longitudeOfPole === 180 ? undefined : `LONPOLE is ${longitudeOfPole}; only 180 is read`;
}

function unitObstacle(get: CardLookup): string | undefined {
  const odd = ['CUNIT1', 'CUNIT2'].find((keyword) => !/^DEG/.test(cardWord(get, keyword) ?? 'DEG'));
  return odd === undefined ? undefined : `${odd} is ${cardWord(get, odd)}; only deg is read`;
}

function poleObstacle(get: CardLookup): string | undefined {
  if (cardWord(get, 'CTYPE1') !== 'RA---TAN' || isTpvInDisguise(get)) return undefined;
  const moved = POLE_CARDS.find((keyword) => get(keyword) !== undefined);
  return moved && `the header moves the pole of its projection (${moved}), which is not read`;
}

function frameObstacle(get: CardLookup): string | undefined {
  const frame = cardWord(get, 'RADESYS') ?? cardWord(get, 'RADECSYS') ?? 'FK5';
  // ICRS has no equinox: what a writer puts there says nothing.
  if (frame === 'ICRS') return undefined;
  if (frame !== 'FK5') return `the coordinates are in ${frame}; only ICRS and FK5 are read`;
  const equinox = cardWord(get, 'EQUINOX')?.replace(/^J/, '') ?? '2000';
  return Number(equinox) === 2000 ? undefined : `the equinox is ${equinox}; only J2000 is read`;
}
