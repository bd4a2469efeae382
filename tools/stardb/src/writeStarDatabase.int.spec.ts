import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { seededRandom } from '@wombat/random';
import type { DatabaseStar } from './star.js';
import { writeStarDatabase } from './writeStarDatabase.js';
import { writeWideFieldDatabase } from './writeWideFieldDatabase.js';

const run = promisify(execFile);
const RADIAN = Math.PI / 180;

interface Field {
  raDegrees: number;
  decDegrees: number;
  scaleArcsec: number;
}

const [WIDTH, HEIGHT] = [1024, 800];

/** Stars spread evenly over a cap of the sky round the field's centre, faint ones more numerous. */
function skyRound(
  { raDegrees, decDegrees }: Field,
  { radiusDegrees, count }: { radiusDegrees: number; count: number },
): DatabaseStar[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, () => {
    const distance = Math.acos(1 - random() * (1 - Math.cos(radiusDegrees * RADIAN)));
    const bearing = 2 * Math.PI * random();
    const dec = Math.asin(
      Math.sin(decDegrees * RADIAN) * Math.cos(distance) +
        Math.cos(decDegrees * RADIAN) * Math.sin(distance) * Math.cos(bearing),
    );
    const east = Math.sin(bearing) * Math.sin(distance) * Math.cos(decDegrees * RADIAN);
    const turn = Math.atan2(east, Math.cos(distance) - Math.sin(decDegrees * RADIAN) * Math.sin(dec)) / RADIAN;
    return {
      raDegrees: (raDegrees + turn + 360) % 360,
      decDegrees: dec / RADIAN,
      magnitude: 12 + 2.5 * Math.log10(0.02 + 0.98 * random()),
    };
  });
}

/** A north-up frame of those stars (Gaussian images, even sky, a little noise), 16 bits signed. */
function frameOf(stars: readonly DatabaseStar[], { raDegrees, decDegrees, scaleArcsec }: Field): Buffer {
  const random = seededRandom(5);
  const pixels = Float64Array.from(
    { length: WIDTH * HEIGHT },
    () => 1000 + 30 * (random() + random() + random() - 1.5),
  );
  const [sinCentre, cosCentre] = [Math.sin(decDegrees * RADIAN), Math.cos(decDegrees * RADIAN)];
  for (const star of stars) {
    const [sin, cos, turn] = [
      Math.sin(star.decDegrees * RADIAN),
      Math.cos(star.decDegrees * RADIAN),
      (star.raDegrees - raDegrees) * RADIAN,
    ];
    const towards = (sinCentre * sin + cosCentre * cos * Math.cos(turn)) * RADIAN * (scaleArcsec / 3600);
    const x = (WIDTH - 1) / 2 - (cos * Math.sin(turn)) / towards;
    const y = (HEIGHT - 1) / 2 + (cosCentre * sin - sinCentre * cos * Math.cos(turn)) / towards;
    for (let row = Math.max(0, Math.round(y) - 7); row <= Math.min(HEIGHT - 1, Math.round(y) + 7); row++) {
      for (let column = Math.max(0, Math.round(x) - 7); column <= Math.min(WIDTH - 1, Math.round(x) + 7); column++) {
        const at = row * WIDTH + column;
        pixels[at] =
          (pixels[at] ?? 0) +
          10 ** (-0.4 * (star.magnitude - 17.5)) * Math.exp(-((column - x) ** 2 + (row - y) ** 2) / 2.9);
      }
    }
  }
  const cards = [
    'SIMPLE  =                    T',
    'BITPIX  =                   16',
    'NAXIS   =                    2',
    `NAXIS1  = ${String(WIDTH).padStart(20)}`,
    `NAXIS2  = ${String(HEIGHT).padStart(20)}`,
    'END',
  ];
  const data = Buffer.alloc(Math.ceil((2 * WIDTH * HEIGHT) / 2880) * 2880);
  pixels.forEach((value, i) => {
    data.writeInt16BE(Math.min(32767, Math.round(value)), 2 * i);
  });
  return Buffer.concat([
    Buffer.from(
      cards
        .map((card) => card.padEnd(80))
        .join('')
        .padEnd(2880),
    ),
    data,
  ]);
}

describe('ASTAP with a database of ours', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'stardb-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  async function centreError(field: Field, stars: readonly DatabaseStar[], database: string): Promise<number> {
    const frame = join(directory, 'frame.fits');
    await writeFile(frame, frameOf(stars, field));
    await rm(join(directory, 'frame.ini'), { force: true });
    const position = ['-ra', String(field.raDegrees / 15), '-spd', String(field.decDegrees + 90)];
    const fov = String((HEIGHT * field.scaleArcsec) / 3600);
    await run('astap_cli', ['-f', frame, '-d', database, '-z', '1', '-r', '5', '-fov', fov, ...position], {
      timeout: 60_000,
    });
    const solution = await readFile(join(directory, 'frame.ini'), 'utf8');
    assert.match(solution, /^PLTSOLVD=T/m);
    const number = (key: string) => Number(new RegExp(`^${key}= *(.*)$`, 'm').exec(solution)?.[1]);
    const turn = ((number('CRVAL1') - field.raDegrees + 540) % 360) - 180;
    return 3600 * Math.hypot(turn * Math.cos(field.decDegrees * RADIAN), number('CRVAL2') - field.decDegrees);
  }

  const fields: [string, Field][] = [
    ['in the north', { raDegrees: 291.3663, decDegrees: 42.78436, scaleArcsec: 3 }],
    ['across RA 0 and the equator, where four areas meet', { raDegrees: 359.98, decDegrees: 0.02, scaleArcsec: 3 }],
    ['beside the south pole', { raDegrees: 120, decDegrees: -89, scaleArcsec: 3 }],
  ];
  for (const [where, field] of fields) {
    it(`solves a field ${where} to 0.5 arcsec`, async () => {
      const stars = skyRound(field, { radiusDegrees: 3, count: 6000 });
      const database = join(directory, `db${field.raDegrees}`);
      await writeStarDatabase(database, stars, { description: 'Generated test sky, not a real catalogue' });
      assert.ok((await centreError(field, stars, database)) < 0.5);
    });
  }

  it('solves a field of 30 degrees with the wide-field database, to half a pixel', async () => {
    const field = { raDegrees: 80, decDegrees: 20, scaleArcsec: 135 };
    const stars = skyRound(field, { radiusDegrees: 40, count: 900 }).map((star) => ({
      ...star,
      magnitude: star.magnitude - 4,
    }));
    const database = join(directory, 'wide');
    await writeStarDatabase(database, stars, { description: 'Generated test sky, not a real catalogue' });
    await writeWideFieldDatabase(database, stars);
    const brightAsBefore = stars.map((star) => ({ ...star, magnitude: star.magnitude + 4 }));
    assert.ok((await centreError(field, brightAsBefore, database)) < 0.5 * field.scaleArcsec);
  });
});
