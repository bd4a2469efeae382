import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStarDatabase } from './readStarDatabase.js';
import { writeStarDatabase } from './writeStarDatabase.js';
import { WIDE_FIELD_FILE, writeWideFieldDatabase } from './writeWideFieldDatabase.js';

const directories: string[] = [];
async function freshDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'stardb-'));
  directories.push(directory);
  return directory;
}
afterAll(async () => {
  for (const directory of directories) {
    await rm(directory, { recursive: true });
  }
});

const CORNERS = [
  { raDegrees: 0, decDegrees: 90, magnitude: 4 },
  { raDegrees: 0, decDegrees: -90, magnitude: 9.94 },
  { raDegrees: 0, decDegrees: 0, magnitude: 7 },
  { raDegrees: 359.9999999, decDegrees: -0.00001, magnitude: 11 },
  { raDegrees: 123.456, decDegrees: -56.789, magnitude: -1.44 },
];

describe('writeStarDatabase', () => {
  it('writes all 290 files and can be read back', async () => {
    const directory = await freshDirectory();
    const written = await writeStarDatabase(directory, CORNERS, { description: 'corners' });
    assert.deepEqual(
      { files: written.files, stars: written.stars, faintest: written.faintest },
      { files: 290, stars: 5, faintest: 11 },
    );
    assert.equal((await readdir(directory)).length, 290);
    assert.equal(written.bytes, 290 * 110 + 5 * 10);
    const read = await readStarDatabase(directory);
    assert.deepEqual(
      read.map((star) => star.magnitude).sort((a, b) => a - b),
      [-1.4, 4, 7, 9.9, 11],
    );
    assert.ok(read.some((star) => star.decDegrees === 90) && read.some((star) => star.decDegrees === -90));
  });

  it('writes an empty sky', async () => {
    const written = await writeStarDatabase(await freshDirectory(), [], { name: 'v17', description: 'empty' });
    assert.deepEqual(written, { files: 290, bytes: 290 * 110, stars: 0, faintest: null });
  });
});

describe('writeWideFieldDatabase', () => {
  it('writes the bright stars, brightest first, in tenths and radians', async () => {
    const directory = await freshDirectory();
    const written = await writeWideFieldDatabase(directory, CORNERS);
    assert.deepEqual(written, { files: 1, bytes: 4 + 3 * 12, stars: 3, faintest: 7 });
    const bytes = await readFile(join(directory, WIDE_FIELD_FILE));
    assert.equal(bytes.readInt32LE(0), 3);
    assert.ok(Math.abs(bytes.readFloatLE(4) + 14.4) < 1e-5);
    assert.ok(Math.abs(bytes.readFloatLE(8) - (123.456 * Math.PI) / 180) < 1e-6);
    assert.ok(Math.abs(bytes.readFloatLE(12) + (56.789 * Math.PI) / 180) < 1e-6);
    assert.ok(Math.abs(bytes.readFloatLE(28) - 70) < 1e-5);
  });
});
