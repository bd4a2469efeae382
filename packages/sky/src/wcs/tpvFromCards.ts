import type { CardLookup } from './cardReader.js';
import { cardNumber } from './cardReader.js';
import type { Distortion } from './distortion.js';
import type { PolynomialTerm } from './polynomial.js';

const LARGEST_ORDER = 7;

/**
 * Powers of the terms in the order of the cards: 1, x, y, r, x2, xy, y2, x3, x2y, xy2, y3, r3 ... r7 (PV1_0 to PV1_39).
 */
const POWERS: readonly Omit<PolynomialTerm, 'coefficient'>[] = Array.from({ length: LARGEST_ORDER + 1 }).flatMap(
  (_, order) => [
    ...Array.from({ length: order + 1 }, (_, y) => ({ x: order - y, y, r: 0 })),
    ...(order % 2 === 1 ? [{ x: 0, y: 0, r: order }] : []),
  ],
);

/**
 * The distortion of the TPV convention (FITS registry of conventions): PV1_m in (x, y), PV2_m with x and y exchanged.
 * Missing cards are 0, except PV1_1 and PV2_1, which are 1.
 */
export function tpvFromCards(get: CardLookup): Distortion {
  return {
    x: terms(get, 'PV1'),
    y: terms(get, 'PV2').map(({ coefficient, x, y, r }) => ({ coefficient, x: y, y: x, r })),
  };
}

/**
 * Whether PV cards under CTYPE TAN can only be meant as TPV, as older SCAMP writes them. In plain TAN there are at most
 * PV1_0 to PV1_4, which name the native pole.
 */
export function isTpvInDisguise(get: CardLookup): boolean {
  return POWERS.some((_, m) => get(`PV2_${m}`) !== undefined || (m > 4 && get(`PV1_${m}`) !== undefined));
}

function terms(get: CardLookup, axis: 'PV1' | 'PV2'): PolynomialTerm[] {
  return POWERS.map((powers, m) => ({
    ...powers,
    coefficient: cardNumber(get, `${axis}_${m}`) ?? (m === 1 ? 1 : 0),
  })).filter(({ coefficient }) => coefficient !== 0);
}
