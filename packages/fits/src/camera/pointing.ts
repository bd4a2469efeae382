import type { Card } from '../header/card.js';
import type { Header } from '../header/header.js';
import { parseNumber } from '../header/parseNumber.js';
import { sexagesimal } from './sexagesimal.js';

export interface Pointing {
  readonly raDegrees: number;
  readonly decDegrees: number;
}

/** Where the telescope was told to point; a plate solution is not looked at. */
export function pointing(header: Header): Pointing | null {
  return (
    checked(rightAscension(header.card('RA')), declination(header.card('DEC'))) ??
    checked(sexagesimalHours(header.card('OBJCTRA')), declination(header.card('OBJCTDEC')))
  );
}

/** Out of range is no pointing; exactly (0, 0) is what capture programs write when no telescope is connected. */
function checked(raDegrees: number | undefined, decDegrees: number | undefined): Pointing | null {
  if (raDegrees === undefined || decDegrees === undefined) return null;
  if (raDegrees < 0 || raDegrees >= 360 || Math.abs(decDegrees) > 90) return null;
  return raDegrees === 0 && decDegrees === 0 ? null : { raDegrees, decDegrees };
}

/** RA: a plain number is degrees unless its comment says hours; a sexagesimal one is hours. */
function rightAscension(card: Card | undefined): number | undefined {
  const plain = plainNumber(card);
  if (plain === undefined) return sexagesimalHours(card);
  return /\bhours?\b|\[h/i.test(card?.comment ?? '') ? plain * 15 : plain;
}

function sexagesimalHours(card: Card | undefined): number | undefined {
  const hours = typeof card?.value === 'string' ? sexagesimal(card.value) : undefined;
  return hours === undefined ? undefined : hours * 15;
}

function declination(card: Card | undefined): number | undefined {
  return plainNumber(card) ?? (typeof card?.value === 'string' ? sexagesimal(card.value) : undefined);
}

function plainNumber(card: Card | undefined): number | undefined {
  if (typeof card?.value === 'string') return parseNumber(card.value);
  return typeof card?.value === 'number' ? card.value : undefined;
}
