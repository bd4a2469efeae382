import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { separationDegrees } from '@wombat/sky';
import { itUnless, skipWithoutPrerequisite } from '@wombat/testdata';
import { depthOf, smallestFieldDegrees } from './depthOf.js';
import { readTycho, TYCHO_FILE } from './readTycho.js';
import type { DatabaseStar } from './star.js';

const folder = mkdtempSync(join(tmpdir(), 'stardb-tycho-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RADIAN = Math.PI / 180;
const STEPS = 2 ** 31 - 1;

function block(cards: readonly string[]): Buffer {
  const text = [...cards, 'END'].map((card) => card.padEnd(80)).join('');
  return Buffer.from(text.padEnd(Math.ceil(text.length / 2880) * 2880));
}

function table(columns: readonly [name: string, form: string][], data: Buffer, rows: number): Buffer {
  const cards = [
    "XTENSION= 'BINTABLE'",
    'BITPIX  =                    8',
    'NAXIS   =                    2',
    `NAXIS1  = ${data.length / rows}`,
    `NAXIS2  = ${rows}`,
    'PCOUNT  =                    0',
    `TFIELDS = ${columns.length}`,
    ...columns.flatMap(([name, form], index) => [`TTYPE${index + 1}  = '${name}'`, `TFORM${index + 1}  = '${form}'`]),
  ];
  return Buffer.concat([block(cards), data, Buffer.alloc((2880 - (data.length % 2880)) % 2880)]);
}

/**
 * A file as astrometry.net lays out its index: the stars' places as steps of a cube, magnitudes in a table with others.
 */
function indexOf(stars: readonly DatabaseStar[]): Buffer {
  const range = Buffer.alloc(56);
  [-1, -1, -1, 1, 1, 1, STEPS].forEach((value, at) => {
    range.writeDoubleLE(value, 8 * at);
  });
  const places = Buffer.alloc(12 * stars.length);
  const magnitudes = Buffer.alloc(8 * stars.length);
  stars.forEach(({ raDegrees, decDegrees, magnitude }, star) => {
    const [ra, dec] = [raDegrees * RADIAN, decDegrees * RADIAN];
    [Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)].forEach((value, axis) => {
      places.writeUInt32LE(Math.round((value + 1) * STEPS), 12 * star + 4 * axis);
    });
    magnitudes.writeFloatBE(99, 8 * star);
    magnitudes.writeFloatBE(magnitude, 8 * star + 4);
  });
  return Buffer.concat([
    block(['SIMPLE  =                    T', 'BITPIX  =                    8', 'NAXIS   =                    0']),
    table([['kdtree_range_stars', '8A']], range, 7),
    table([['kdtree_data_stars', '12A']], places, stars.length),
    table(
      [
        ['MAG_BT', 'E'],
        ['MAG_VT', 'E'],
      ],
      magnitudes,
      stars.length,
    ),
  ]);
}

const STARS = [
  { raDegrees: 291.366304, decDegrees: 42.784361, magnitude: 7.92 },
  { raDegrees: 0.001, decDegrees: -89.5, magnitude: 11.25 },
  { raDegrees: 180, decDegrees: 0, magnitude: 10.5 },
];

describe('the stars of an index of astrometry.net', () => {
  it('are read with their places and VT magnitudes', async () => {
    const file = join(folder, 'index.fits');
    writeFileSync(file, indexOf(STARS));
    const read = await readTycho(file);
    assert.equal(read.length, STARS.length);
    read.forEach((star, index) => {
      const truth = STARS[index];
      assert.ok(truth && separationDegrees(star, truth) * 3600 < 0.001);
      assert.ok(Math.abs(star.magnitude - truth.magnitude) < 1e-5);
    });
  });

  it('are refused from other files', async () => {
    const file = join(folder, 'other.fits');
    writeFileSync(
      file,
      block(['SIMPLE  =                    T', 'BITPIX  =                    8', 'NAXIS   =                    0']),
    );
    await assert.rejects(readTycho(file), /no index of Tycho-2 stars/);
    writeFileSync(file, 'short');
    await assert.rejects(readTycho(file), /no FITS file/);
  });

  it('are measured for depth: what they hold in a square degree and to which magnitude', () => {
    const place = { raDegrees: 10, decDegrees: 20 };
    const sky = Array.from({ length: 41_253 }, (_, at) => ({ ...place, magnitude: at % 3 === 0 ? 10.7 : 11.2 }));
    const depth = depthOf(sky);
    assert.deepEqual([Math.round(depth.perSquareDegree), depth.magnitude], [1, 11.5]);
    assert.ok(Math.abs(smallestFieldDegrees({ perSquareDegree: 30 }) - 1) < 1e-9);
    assert.equal(depthOf([]).magnitude, null);
  });
});

describe("Debian's Tycho-2 data", () => {
  itUnless(skipWithoutPrerequisite('tycho2-07'))('hold RR Lyr and delta Cep where they are', async () => {
    const read = await readTycho(TYCHO_FILE);
    assert.ok(read.length > 1.8e6);
    for (const place of [STARS[0], { raDegrees: 337.29277, decDegrees: 58.4152 }]) {
      const off = read.reduce((least, star) => Math.min(least, separationDegrees(star, place ?? star)), 180) * 3600;
      assert.ok(off < 0.1, `${off}`);
    }
  });
});
