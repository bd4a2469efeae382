import { assertStar, type DatabaseStar, normalRa } from './star.js';

/**
 * ASTAP's area file: 110 bytes of header (109 of text, then the record size 5), then records of 5 bytes.
 * A star record holds RA as 24 bits of 360 degrees and the low 16 bits of a signed 24-bit declination (of 90 degrees);
 * a section record (FF FF FF) holds the declination's high byte + 128 and the magnitude in tenths + 16, for all stars
 * after it. Stars come brightest first: the reader takes the first so many it finds in its search square.
 */
export const HEADER_BYTES = 110;
export const RECORD_BYTES = 5;
const RA_STEPS = 2 ** 24 - 1;
const DEC_STEPS = 2 ** 23 - 1;
const SECTION = 0xffffff;
const TENTHS_OFFSET = 16;
const DEC_HIGH_OFFSET = 128;

interface PackedStar {
  tenths: number;
  ra: number;
  dec: number;
}

function pack(star: DatabaseStar): PackedStar {
  assertStar(star);
  const tenths = Math.round(star.magnitude * 10);
  if (tenths + TENTHS_OFFSET > 255) {
    throw new RangeError(`Magnitude ${star.magnitude} is fainter than 23.9, the faintest the format holds`);
  }
  return {
    tenths: Math.max(tenths, -TENTHS_OFFSET),
    // FFFFFF marks a section, so the last step of RA is never used.
    ra: Math.min(Math.round((normalRa(star.raDegrees) / 360) * RA_STEPS), SECTION - 1),
    dec: Math.round((star.decDegrees / 90) * DEC_STEPS),
  };
}

/** The bytes of one area file. Stars brighter than -1.6 are written as -1.6; fainter than 23.9 throws. */
export function encodeArea(stars: readonly DatabaseStar[], description: string): Buffer {
  const packed = stars.map(pack).sort((a, b) => a.tenths - b.tenths || (a.dec >> 16) - (b.dec >> 16) || a.ra - b.ra);
  const bytes: number[] = [];
  let section = '';
  for (const { tenths, ra, dec } of packed) {
    const high = dec >> 16;
    const wanted = `${tenths}/${high}`;
    if (wanted !== section) {
      bytes.push(255, 255, 255, high + DEC_HIGH_OFFSET, tenths + TENTHS_OFFSET);
      section = wanted;
    }
    bytes.push(ra & 255, (ra >> 8) & 255, (ra >> 16) & 255, dec & 255, (dec >> 8) & 255);
  }
  return Buffer.concat([header(description), Buffer.from(bytes)]);
}

function header(description: string): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES, ' ');
  bytes.write(description.replace(/[^\x20-\x7e]/g, '?').slice(0, HEADER_BYTES - 1), 'latin1');
  bytes[HEADER_BYTES - 1] = RECORD_BYTES;
  return bytes;
}

/** The stars of one area file, in its order. Throws when the bytes are not such a file. */
export function decodeArea(bytes: Buffer): DatabaseStar[] {
  const recordBytes = bytes[HEADER_BYTES - 1];
  if (recordBytes !== RECORD_BYTES || (bytes.length - HEADER_BYTES) % RECORD_BYTES !== 0) {
    throw new Error(`Not an area file with records of ${RECORD_BYTES} bytes: record size says ${recordBytes}`);
  }
  const stars: DatabaseStar[] = [];
  let high = 0;
  let magnitude = 0;
  for (let at = HEADER_BYTES; at < bytes.length; at += RECORD_BYTES) {
    const ra = bytes.readUIntLE(at, 3);
    if (ra === SECTION) {
      high = bytes.readUInt8(at + 3) - DEC_HIGH_OFFSET;
      magnitude = (bytes.readUInt8(at + 4) - TENTHS_OFFSET) / 10;
    } else {
      const dec = high * 65536 + bytes.readUInt16LE(at + 3);
      stars.push({ raDegrees: (ra * 360) / RA_STEPS, decDegrees: (dec * 90) / DEC_STEPS, magnitude });
    }
  }
  return stars;
}
