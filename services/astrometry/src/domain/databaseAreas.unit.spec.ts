import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areaFileName, areaOf, writeStarDatabase } from '@wombat/stardb';
import fc from 'fast-check';
import { areasAround } from './databaseAreas.js';
import { decodeArea } from './decodeArea.js';

const place = fc.record({
  raDegrees: fc.double({ min: 0, max: 359.999, noNaN: true }),
  decDegrees: fc.double({ min: -90, max: 90, noNaN: true }),
});

describe("areas of ASTAP's star databases", () => {
  it('include the one a star lies in, and its neighbours within the circle', () => {
    fc.assert(
      fc.property(place, fc.double({ min: -0.9, max: 0.9, noNaN: true }), (star, north) => {
        const name = areaFileName('g18', areaOf(star)).replace('g18_', '');
        const near = { ...star, decDegrees: Math.max(-90, Math.min(90, star.decDegrees + north)) };
        assert.ok(areasAround('290', near, 1).includes(name), `${name}`);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('are all of them for a circle as wide as the sky, and few for a field', () => {
    assert.equal(areasAround('290', { raDegrees: 0, decDegrees: 0 }, 180).length, 290);
    assert.equal(areasAround('1476', { raDegrees: 0, decDegrees: 0 }, 180).length, 1476);
    assert.deepEqual(areasAround('290', { raDegrees: 5, decDegrees: 6 }, 0.5), ['1001.290']);
    assert.deepEqual(areasAround('1476', { raDegrees: 100, decDegrees: -90 }, 0.5), ['0101.1476']);
    assert.ok(areasAround('290', { raDegrees: 0, decDegrees: 20 }, 0.5).length === 2);
  });
});

describe('an area file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-area-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back the stars that were written, brightest first', async () => {
    const stars = [
      { raDegrees: 291.3, decDegrees: 42.7, magnitude: 11.2 },
      { raDegrees: 291.9, decDegrees: 42.9, magnitude: 7.1 },
    ];
    await writeStarDatabase(folder, stars, { description: 'test' });
    const bytes = readFileSync(join(folder, areaFileName('g18', areaOf({ raDegrees: 291.3, decDegrees: 42.7 }))));
    const read = decodeArea(bytes) ?? [];
    assert.deepEqual(
      read.map(({ magnitude }) => magnitude),
      [7.1, 11.2],
    );
    assert.ok(Math.abs((read[1]?.raDegrees ?? 0) - 291.3) < 3e-5 && Math.abs((read[1]?.decDegrees ?? 0) - 42.7) < 2e-5);
    assert.equal(decodeArea(Buffer.from('short')), null);
    assert.equal(decodeArea(Buffer.alloc(200, 32)), null);
  });
});
