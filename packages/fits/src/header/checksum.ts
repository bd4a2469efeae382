import type { Header } from './header.js';
import { renderHeader } from './renderHeader.js';

const TWO_32 = 2 ** 32;
const UNSET = '0'.repeat(16);
const FIRST_PUNCTUATION = [0x3a, 0x5b];
const LAST_PUNCTUATION = [0x40, 0x60];

/**
 * The 32-bit ones' complement sum of big-endian words (FITS 4.0, appendix J), going on from `sum`. A last word that is
 * not whole counts as filled with zeros.
 */
export function onesComplementSum(bytes: Uint8Array, sum = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 4);
  let total = sum;
  for (let at = 0; at < whole; at += 4) {
    total += view.getUint32(at);
    if (total >= TWO_32) total -= TWO_32 - 1;
  }
  if (whole === bytes.length) return total;
  const rest = Buffer.alloc(4);
  rest.set(bytes.subarray(whole));
  return onesComplementSum(rest, total);
}

/** The 16 characters that make an HDU with this sum add up to minus zero (FITS 4.0, appendix J.2). */
export function encodeChecksum(sum: number): string {
  const complement = ~sum >>> 0;
  const characters = new Array<number>(16).fill(0);
  for (let byte = 0; byte < 4; byte++) {
    const value = (complement >>> (24 - 8 * byte)) & 0xff;
    const quarters = [value % 4, 0, 0, 0].map((remainder) => Math.floor(value / 4) + 0x30 + remainder);
    withoutPunctuation(quarters).forEach((character, quarter) => {
      characters[4 * quarter + byte] = character;
    });
  }
  return String.fromCharCode(characters[15] ?? 0, ...characters.slice(0, 15));
}

/** Moves pairs apart, their sum kept, until all four are letters or digits. */
function withoutPunctuation([a = 0, b = 0, c = 0, d = 0]: number[]): number[] {
  while ([a, b, c, d].some(isPunctuation)) {
    if (isPunctuation(a) || isPunctuation(b)) {
      a++;
      b--;
    }
    if (isPunctuation(c) || isPunctuation(d)) {
      c++;
      d--;
    }
  }
  return [a, b, c, d];
}

function isPunctuation(character: number): boolean {
  return FIRST_PUNCTUATION.some((first, range) => character >= first && character <= (LAST_PUNCTUATION[range] ?? 0));
}

/** The header with CHECKSUM and DATASUM, at its end, for data of this sum; `render`: the bytes it becomes. */
export function withChecksum(header: Header, dataSum: number, render = renderHeader): Header {
  const unset = header
    .without('CHECKSUM', 'DATASUM')
    .with('CHECKSUM', UNSET, 'HDU checksum')
    .with('DATASUM', String(dataSum), 'data unit checksum');
  return unset.with('CHECKSUM', encodeChecksum(onesComplementSum(render(unset), dataSum)));
}
