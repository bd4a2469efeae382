import type { Card } from '../header/card.js';
import type { Header } from '../header/header.js';

export interface GainReading {
  /** e-/ADU of the pixels as they are saved; null where the header does not tell it. */
  readonly gain: number | null;
  /** Why a gain that stands in the header is not believed. */
  readonly doubt: string | null;
}

/** Cards that may hold a gain in e-/ADU, in order of preference; `unit`: only where the comment says so. */
const CARDS: readonly { readonly keyword: string; readonly unit: 'usual' | 'must be said' }[] = [
  { keyword: 'EGAINSAV', unit: 'usual' },
  { keyword: 'EGAIN', unit: 'usual' },
  { keyword: 'GAIN', unit: 'must be said' },
];
const PER_ADU = /\be(lectrons?)?-?\s*(\/|per)\s*(\d+[- ]?bit\s*)?(adu|d\.?n|du|count)/i;
const PER_ELECTRON = /\b(adu|dn|du|counts?)\s*(\/|per)\s*e/i;
const DECIBELS = /\bdB\b|decibel/i;
/** "at true ADC bit depth", "12-bit ADU", as against "at saved bit depth" */
const OF_CONVERTER = /\badc\b|\bconverter\b|\b(true|native|sensor) bit/i;
const BITS = /\b(\d{1,2})[- ]?bits?\b/i;
const LARGEST = 1000;

/** The gain a header tells; 0, as programs write it whose driver tells none, is none. */
export function gainOf(header: Header, bitpix: number): GainReading {
  let doubt: string | null = null;
  for (const { keyword, unit } of CARDS) {
    const card = header.card(keyword);
    const value = header.getNumber(keyword) ?? 0;
    const comment = card?.comment ?? '';
    if (!(value > 0) || (unit === 'must be said' && !PER_ADU.test(comment) && !PER_ELECTRON.test(comment))) continue;
    const gain = PER_ELECTRON.test(comment) ? 1 / value : value;
    const wrong = objection(card, gain, bitpix);
    if (wrong === null) return { gain, doubt: null };
    doubt ??= `${keyword} ${wrong}: not believed; set cameras: gain`;
  }
  return { gain: null, doubt };
}

function objection(card: Card | undefined, gain: number, bitpix: number): string | null {
  const comment = card?.comment ?? '';
  const bits = Number(BITS.exec(comment)?.[1] ?? bitpix);
  if (DECIBELS.test(comment)) return 'is in decibels';
  if (OF_CONVERTER.test(comment)) return 'is told for the bit depth of the converter, not for pixels as they are saved';
  if (bitpix > 0 && bits !== bitpix) return `is told for ${bits} bits, but pixels are saved with ${bitpix}`;
  return gain > LARGEST ? `is ${gain} e-/ADU, which no camera has` : null;
}
