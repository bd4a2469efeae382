import type { CardLookup } from './cardReader.js';
import { cardNumber, cardWord } from './cardReader.js';

/**
 * Says why a celestial header cannot be read as a plain J2000 TAN solution without error, or undefined when it can.
 * Reading such a header anyway would give positions that are silently wrong.
 */
export function wcsObstacle(get: CardLookup): string | undefined {
  return projectionObstacle(get) ?? unitObstacle(get) ?? distortionObstacle(get) ?? frameObstacle(get);
}

function projectionObstacle(get: CardLookup): string | undefined {
  const types = `${cardWord(get, 'CTYPE1')} ${cardWord(get, 'CTYPE2')}`;
  if (types !== 'RA---TAN DEC--TAN') return `CTYPE is ${types}; only RA---TAN DEC--TAN is read`;
  const longitudeOfPole = cardNumber(get, 'LONPOLE') ?? 180;
  return longitudeOfPole === 180 ? undefined : `LONPOLE is ${longitudeOfPole}; only 180 is read`;
}

function unitObstacle(get: CardLookup): string | undefined {
  const odd = ['CUNIT1', 'CUNIT2'].find((keyword) => !/^DEG/.test(cardWord(get, keyword) ?? 'DEG'));
  return odd === undefined ? undefined : `${odd} is ${cardWord(get, odd)}; only deg is read`;
}

function distortionObstacle(get: CardLookup): string | undefined {
  if ((cardNumber(get, 'A_ORDER') ?? 0) > 0 || (cardNumber(get, 'B_ORDER') ?? 0) > 0) {
    return 'the header has a SIP distortion (A_ORDER, B_ORDER), which is not read';
  }
  const distorted = ['PV1_1', 'PV1_5', 'PV2_1', 'PV2_5'].find((keyword) => get(keyword) !== undefined);
  return distorted && `the header has a polynomial distortion (${distorted}), which is not read`;
}

function frameObstacle(get: CardLookup): string | undefined {
  const frame = cardWord(get, 'RADESYS') ?? cardWord(get, 'RADECSYS') ?? 'FK5';
  // ICRS has no equinox: what a writer puts there says nothing.
  if (frame === 'ICRS') return undefined;
  if (frame !== 'FK5') return `the coordinates are in ${frame}; only ICRS and FK5 are read`;
  const equinox = cardWord(get, 'EQUINOX')?.replace(/^J/, '') ?? '2000';
  return Number(equinox) === 2000 ? undefined : `the equinox is ${equinox}; only J2000 is read`;
}
