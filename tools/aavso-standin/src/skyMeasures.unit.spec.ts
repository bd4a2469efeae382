import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decText, isInSquare, raText, readAngle } from './skyMeasures.js';

describe('sexagesimal text', () => {
  it('is as the service writes it', () => {
    assert.equal(raText(293.12212), '19:32:29.31');
    assert.equal(decText(56.388194), '56:23:17.5');
    assert.equal(decText(-5.375333), '-05:22:31.2');
    assert.equal(decText(-0.4), '-00:24:00.0');
    assert.equal(raText(359.99999999), '00:00:00.00');
    assert.equal(decText(9.99999999), '10:00:00.0');
  });

  it('reads back what it wrote, to its own resolution', () => {
    fc.assert(
      fc.property(fc.double({ min: -89.99, max: 89.99, noNaN: true }), (degrees) => {
        assert.ok(Math.abs((readAngle(decText(degrees), 1) ?? Number.NaN) - degrees) <= 0.0501 / 3600);
        const ra = degrees + 90;
        assert.ok(Math.abs((readAngle(raText(ra), 15) ?? Number.NaN) - ra) <= 0.0751 / 3600);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('fields', () => {
  it('cuts a square, not a circle, and not the other side of the sky', () => {
    const centre = { raDegrees: 0, decDegrees: 0 };
    assert.equal(isInSquare({ raDegrees: 359.51, decDegrees: 0.49 }, centre, 1), true);
    assert.equal(isInSquare({ raDegrees: 0.51, decDegrees: 0 }, centre, 1), false);
    assert.equal(isInSquare({ raDegrees: 180, decDegrees: 0 }, centre, 1), false);
  });
});
