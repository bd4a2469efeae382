import assert from 'node:assert/strict';
import { airmassOfApparentAltitude } from './airmass.js';

const TABLE: readonly (readonly [altitude: number, airmass: number])[] = [
  [90, 1],
  [80, 1.015381],
  [70, 1.06398],
  [60, 1.154178],
  [50, 1.304207],
  [45, 1.412406],
  [40, 1.55296],
  [30, 1.992783],
  [25, 2.353325],
  [20, 2.898065],
  [15, 3.802024],
  [10, 5.554959],
  [7, 7.648949],
  [5, 10.125996],
  [4.5, 11.245495],
  [3, 17.607323],
];

describe('airmassOfApparentAltitude', () => {
  for (const [altitude, airmass] of TABLE) {
    it(`is ${airmass} at ${altitude} degrees`, () => {
      assert.ok(Math.abs(airmassOfApparentAltitude(altitude) - airmass) < 1e-6);
    });
  }

  it('is -1 at the horizon and below', () => {
    assert.equal(airmassOfApparentAltitude(0), -1);
    assert.equal(airmassOfApparentAltitude(-30), -1);
  });
});
