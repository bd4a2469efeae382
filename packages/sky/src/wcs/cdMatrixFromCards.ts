import { radians } from '../angles/angle.js';
import type { CardLookup } from './cardReader.js';
import { cardNumber } from './cardReader.js';
import type { CdMatrix } from './tanWcs.js';

/**
 * CD matrix of a header in degrees per pixel: CDi_j as it is; else PCi_j times CDELTi; else CDELTi turned by CROTA2
 * (Calabretta & Greisen 2002, section 6.1). Missing elements have the values of the FITS standard: 0 in a CD matrix,
 * the identity in a PC matrix. Undefined when a header has none of the three.
 */
export function cdMatrixFromCards(get: CardLookup): CdMatrix | undefined {
  const cd = matrixOf(get, 'CD', [0, 0, 0, 0]);
  if (cd !== undefined) return cd;
  const xStep = cardNumber(get, 'CDELT1');
  const yStep = cardNumber(get, 'CDELT2');
  if (xStep === undefined || yStep === undefined) return undefined;
  const pc = matrixOf(get, 'PC', [1, 0, 0, 1]);
  if (pc !== undefined) return [xStep * pc[0], xStep * pc[1], yStep * pc[2], yStep * pc[3]];
  const rotation = radians(cardNumber(get, 'CROTA2') ?? cardNumber(get, 'CROTA1') ?? 0);
  return [
    xStep * Math.cos(rotation),
    -yStep * Math.sin(rotation),
    xStep * Math.sin(rotation),
    yStep * Math.cos(rotation),
  ];
}

/** The elements PREFIX1_1 .. PREFIX2_2, or undefined when a header has none of them. */
function matrixOf(get: CardLookup, prefix: 'CD' | 'PC', missing: CdMatrix): CdMatrix | undefined {
  const elements = ['1_1', '1_2', '2_1', '2_2'].map((index) => cardNumber(get, prefix + index));
  if (elements.every((element) => element === undefined)) return undefined;
  const [m11 = missing[0], m12 = missing[1], m21 = missing[2], m22 = missing[3]] = elements;
  return [m11, m12, m21, m22];
}
