import type { SkyPosition } from '@wombat/sky';

export interface CatalogueStar extends SkyPosition {
  magnitude: number;
}

const HEADER_BYTES = 110;
const SECTION = 0xffffff;
const RA_STEPS = 2 ** 24 - 1;
const DEC_STEPS = 2 ** 23 - 1;

/**
 * The stars of one of ASTAP's area files, brightest first: 110 bytes of header (the last is the size of a record, 5 or
 * 6), then records of RA (24 bits of 360 degrees) and the low 16 bits of declination (24 bits, signed, of 90 degrees);
 * a record that begins FF FF FF gives the high byte + 128 and the magnitude in tenths + 16 of all after it. Null for
 * other files.
 */
export function decodeArea(bytes: Uint8Array): CatalogueStar[] | null {
  const size = bytes[HEADER_BYTES - 1];
  if (size !== 5 && size !== 6) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stars: CatalogueStar[] = [];
  let high = 0;
  let magnitude = 0;
  for (let at = HEADER_BYTES; at + size <= bytes.length; at += size) {
    const ra = view.getUint16(at, true) + 65_536 * view.getUint8(at + 2);
    if (ra === SECTION) {
      high = view.getUint8(at + 3) - 128;
      magnitude = (view.getUint8(at + 4) - 16) / 10;
    } else {
      const dec = high * 65_536 + view.getUint16(at + 3, true);
      stars.push({ raDegrees: (ra * 360) / RA_STEPS, decDegrees: (dec * 90) / DEC_STEPS, magnitude });
    }
  }
  return stars;
}
