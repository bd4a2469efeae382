import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertStar, type DatabaseStar, normalRa } from './star.js';
import { faintestOf, type WrittenDatabase } from './writeStarDatabase.js';

/** The one file of ASTAP's wide-field database, used for fields higher than 20 degrees. */
export const WIDE_FIELD_FILE = 'w08_0101.001';

const BYTES_PER_STAR = 12;

/**
 * Writes the wide-field database: a count, then magnitude x 10, RA and declination in radians as float32 little endian,
 * brightest first. Stars fainter than `faintestMagnitude` (8, as in the original) are left out.
 */
export async function writeWideFieldDatabase(
  directory: string,
  stars: readonly DatabaseStar[],
  { faintestMagnitude = 8 }: { faintestMagnitude?: number } = {},
): Promise<WrittenDatabase> {
  stars.forEach(assertStar);
  const bright = stars
    .filter((star) => star.magnitude <= faintestMagnitude)
    .sort((a, b) => a.magnitude - b.magnitude || a.raDegrees - b.raDegrees);
  await mkdir(directory, { recursive: true });
  const bytes = encodeWideField(bright);
  await writeFile(join(directory, WIDE_FIELD_FILE), bytes);
  return { files: 1, bytes: bytes.length, stars: bright.length, faintest: faintestOf(bright) };
}

function encodeWideField(stars: readonly DatabaseStar[]): Buffer {
  const bytes = Buffer.alloc(4 + stars.length * BYTES_PER_STAR);
  bytes.writeInt32LE(stars.length, 0);
  stars.forEach(({ raDegrees, decDegrees, magnitude }, index) => {
    const at = 4 + index * BYTES_PER_STAR;
    bytes.writeFloatLE(magnitude * 10, at);
    bytes.writeFloatLE((normalRa(raDegrees) * Math.PI) / 180, at + 4);
    bytes.writeFloatLE((decDegrees * Math.PI) / 180, at + 8);
  });
  return bytes;
}
