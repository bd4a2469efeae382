import { open } from 'node:fs/promises';
import { prerequisiteFile } from '@wombat/prerequisites';
import { type TableHdu, tablesOf } from './fitsTables.js';
import type { DatabaseStar } from './star.js';

/** Where Debian's package astrometry-data-tycho2-07-littleendian puts its one file. */
export const TYCHO_FILE = prerequisiteFile('tycho2-07');

const RADIAN = Math.PI / 180;
const BYTES_PER_PLACE = 12;
const BYTES_PER_RANGE = 56;

/**
 * The stars of an index of astrometry.net made from Tycho-2 that carries their VT magnitudes: positions are three
 * uint32 (little endian) in steps of a cube about the unit sphere (`kdtree_range_stars`: least and greatest corner,
 * steps per unit), the magnitudes a column of big-endian float32. Throws where the file is of another kind.
 */
export async function readTycho(path: string): Promise<DatabaseStar[]> {
  const file = await open(path, 'r');
  try {
    const tables = await tablesOf(file);
    const columns = { range: columnOf(tables, 'kdtree_range_stars'), places: columnOf(tables, 'kdtree_data_stars') };
    const magnitudes = tables.find(({ columns: names }) => names.includes('MAG_VT'));
    if (columns.range === undefined || columns.places === undefined || magnitudes === undefined) {
      throw new Error(`${path} is no index of Tycho-2 stars with their magnitudes (astrometry-data-tycho2-07)`);
    }
    const bytesOf = async ({ dataOffset, rowBytes, rows }: TableHdu) => {
      const bytes = Buffer.alloc(rowBytes * rows);
      await file.read(bytes, 0, bytes.length, dataOffset);
      return bytes;
    };
    const range = await bytesOf(columns.range);
    if (range.length !== BYTES_PER_RANGE || columns.places.rowBytes !== BYTES_PER_PLACE) {
      throw new Error(`${path}: its star positions are laid out in a way that is not known`);
    }
    return starsOf({ range, places: await bytesOf(columns.places), magnitudes: await bytesOf(magnitudes) }, magnitudes);
  } finally {
    await file.close();
  }
}

function columnOf(tables: readonly TableHdu[], name: string): TableHdu | undefined {
  return tables.find(({ columns }) => columns.includes(name));
}

function starsOf(
  bytes: { range: Buffer; places: Buffer; magnitudes: Buffer },
  { rowBytes, offsets, columns }: TableHdu,
): DatabaseStar[] {
  const least = [0, 8, 16].map((at) => bytes.range.readDoubleLE(at));
  const stepsPerUnit = bytes.range.readDoubleLE(48);
  const magnitudeOffset = offsets[columns.indexOf('MAG_VT')] ?? 0;
  const count = bytes.places.length / BYTES_PER_PLACE;
  const stars: DatabaseStar[] = [];
  for (let star = 0; star < count; star++) {
    const [x = 0, y = 0, z = 0] = least.map(
      (edge, axis) => edge + bytes.places.readUInt32LE(star * BYTES_PER_PLACE + 4 * axis) / stepsPerUnit,
    );
    const magnitude = bytes.magnitudes.readFloatBE(star * rowBytes + magnitudeOffset);
    if (!(magnitude > -3 && magnitude < 20)) continue;
    const raDegrees = (Math.atan2(y, x) / RADIAN + 360) % 360;
    stars.push({ raDegrees, decDegrees: Math.atan2(z, Math.hypot(x, y)) / RADIAN, magnitude });
  }
  return stars;
}
