import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { notFound } from '@wombat/prerequisites';
import { separationDegrees } from '@wombat/sky';
import { depthOf, smallestFieldDegrees } from './depthOf.js';
import { readTycho, TYCHO_FILE } from './readTycho.js';
import type { DatabaseStar } from './star.js';
import { writeStarDatabase } from './writeStarDatabase.js';
import { writeWideFieldDatabase } from './writeWideFieldDatabase.js';

const USAGE = `Builds a star database for ASTAP from the Tycho-2 stars of Debian's astrometry.net data.

  ./wombat stardb --from-tycho [FILE] [--field RA,DEC,RADIUS] [--out DIR]

FILE    ${TYCHO_FILE}
        (apt-get install astrometry-data-tycho2-07-littleendian; 88 MB to fetch)
--field only the stars within RADIUS degrees of RA, DEC (degrees): a small database for one field
--out   default ${join('~', '.local/share/astap')}, where solve.database: auto finds it

It holds about 45 stars in a square degree, to magnitude 11.5: for fields from about 0.8 degrees. For smaller
ones install one of ASTAP's own (D50, H18).`;

interface Circle {
  raDegrees: number;
  decDegrees: number;
  radiusDegrees: number;
}

function circleOf(text: string): Circle {
  const [raDegrees = Number.NaN, decDegrees = Number.NaN, radiusDegrees = Number.NaN] = text.split(',').map(Number);
  const isCircle = Math.abs(decDegrees) <= 90 && raDegrees >= 0 && raDegrees <= 360 && radiusDegrees > 0;
  if (!isCircle) throw new Error(`--field wants RA,DEC,RADIUS in degrees, not "${text}"\n\n${USAGE}`);
  return { raDegrees, decDegrees, radiusDegrees };
}

function inside(stars: readonly DatabaseStar[], circle: Circle | null): readonly DatabaseStar[] {
  if (circle === null) return stars;
  return stars.filter((star) => separationDegrees(star, circle) <= circle.radiusDegrees);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'from-tycho': { type: 'boolean' },
      field: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [file = TYCHO_FILE, ...more] = positionals;
  if (values.help === true) return console.log(USAGE);
  const asked = values['from-tycho'] === true || values.field !== undefined;
  if (!asked || more.length > 0) throw new Error(USAGE);
  if (!existsSync(file)) {
    throw new Error(file === TYCHO_FILE ? `${notFound('tycho2-07')}, or name the file` : `${file} is not there`);
  }
  const circle = values.field === undefined ? null : circleOf(values.field);
  const stars = inside(await readTycho(file), circle);
  const part = circle === null ? 1 : (1 - Math.cos((circle.radiusDegrees * Math.PI) / 180)) / 2;
  const depth = depthOf(stars, part);
  const out = resolve(values.out ?? join(homedir(), '.local/share/astap'));
  const description = `Tycho-2 (Hog et al. 2000) from astrometry-data-tycho2-07, VT, to about ${depth.magnitude} mag`;
  const written = await writeStarDatabase(out, stars, { description });
  await writeWideFieldDatabase(out, stars);
  const field = smallestFieldDegrees(depth);
  console.log(`${written.stars} stars in ${written.files} files of ${(written.bytes / 1e6).toFixed(1)} MB in ${out}`);
  console.log(
    `depth: to about magnitude ${depth.magnitude}, ${depth.perSquareDegree.toFixed(0)} stars in a square degree`,
  );
  console.log(`enough for fields from about ${field.toFixed(1)} degrees; smaller ones need ASTAP's D50 or H18`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
