import assert from 'node:assert/strict';
import fc from 'fast-check';
import { separationDegrees } from './separationDegrees.js';

const position = fc.record({
  raDegrees: fc.double({ min: 0, max: 360, noNaN: true }),
  decDegrees: fc.double({ min: -90, max: 90, noNaN: true }),
});

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

describe('separationDegrees', () => {
  it('gives Arcturus to Spica (Meeus, Astronomical Algorithms, example 17.a)', () => {
    const arcturus = { raDegrees: 213.9154, decDegrees: 19.1825 };
    const spica = { raDegrees: 201.2983, decDegrees: -11.1614 };
    near(separationDegrees(arcturus, spica), 32.793, 5e-5);
  });

  it('keeps a tiny angle that a cosine would lose', () => {
    const a = { raDegrees: 80, decDegrees: 60 };
    near(separationDegrees(a, { raDegrees: 80, decDegrees: 60 + 1e-9 }), 1e-9, 2e-14);
    near(separationDegrees(a, { raDegrees: 80 + 2e-9, decDegrees: 60 }), 1e-9, 2e-14);
  });

  it('goes across a pole, across right ascension zero and to the opposite point', () => {
    near(
      separationDegrees({ raDegrees: 10, decDegrees: 89.9999 }, { raDegrees: 190, decDegrees: 89.9999 }),
      2e-4,
      1e-13,
    );
    near(separationDegrees({ raDegrees: 359.5, decDegrees: 0 }, { raDegrees: 0.5, decDegrees: 0 }), 1, 1e-13);
    near(
      separationDegrees({ raDegrees: 30, decDegrees: 20 }, { raDegrees: 210, decDegrees: -20 + 1e-9 }),
      180 - 1e-9,
      1e-13,
    );
  });

  it('is symmetric, zero to itself, and obeys the triangle inequality', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        assert.equal(separationDegrees(a, a), 0);
        near(separationDegrees(a, b), separationDegrees(b, a), 1e-12);
        assert.ok(separationDegrees(a, c) <= separationDegrees(a, b) + separationDegrees(b, c) + 1e-9);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
