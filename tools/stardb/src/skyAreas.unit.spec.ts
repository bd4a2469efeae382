import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allAreas, areaFileName, areaOf, CELLS_PER_RING, RING_BORDERS } from './skyAreas.js';

describe('sky areas of the .290 layout', () => {
  it('has 290 areas with 290 names', () => {
    const names = new Set(allAreas().map((area) => areaFileName('g18', area)));
    assert.equal(names.size, 290);
    assert.ok(names.has('g18_0101.290') && names.has('g18_0932.290') && names.has('g18_1801.290'));
  });

  it('has the published ring borders', () => {
    const published = [
      -90, -85.23224404, -75.66348756, -65.99286637, -56.14497387, -46.03163067, -35.54307745, -24.53348115,
      -12.79440589, 0,
    ];
    published.forEach((border, index) => {
      assert.ok(Math.abs((RING_BORDERS[index] ?? Number.NaN) - border) < 1e-8, `border ${index}`);
      assert.ok(Math.abs((RING_BORDERS[18 - index] ?? Number.NaN) + border) < 1e-8, `border ${18 - index}`);
    });
  });

  it('knows the poles, RA 0 and RA 360', () => {
    assert.deepEqual(areaOf({ raDegrees: 200, decDegrees: -90 }), { ring: 1, cell: 1 });
    assert.deepEqual(areaOf({ raDegrees: 200, decDegrees: 90 }), { ring: 18, cell: 1 });
    assert.deepEqual(areaOf({ raDegrees: 0, decDegrees: -1 }), { ring: 9, cell: 1 });
    assert.deepEqual(areaOf({ raDegrees: 360, decDegrees: -1 }), { ring: 9, cell: 1 });
    assert.deepEqual(areaOf({ raDegrees: -1e-20, decDegrees: -1 }), { ring: 9, cell: 1 });
    assert.deepEqual(areaOf({ raDegrees: 359.9999, decDegrees: 1 }), { ring: 10, cell: 32 });
    assert.deepEqual(areaOf({ raDegrees: 11.25, decDegrees: 1 }), { ring: 10, cell: 2 });
  });

  it('puts every position into the cell that holds it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 359.999999, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        (raDegrees, decDegrees) => {
          const { ring, cell } = areaOf({ raDegrees, decDegrees });
          const width = 360 / (CELLS_PER_RING[ring - 1] ?? Number.NaN);
          assert.ok(
            decDegrees >= (RING_BORDERS[ring - 1] ?? Number.NaN) && decDegrees <= (RING_BORDERS[ring] ?? Number.NaN),
          );
          assert.ok(raDegrees >= (cell - 1) * width - 1e-9 && raDegrees <= cell * width + 1e-9);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});
