import assert from 'node:assert/strict';
import { refractedAltitude } from './refraction.js';

const TABLE: readonly (readonly [trueAltitude: number, refracted: number])[] = [
  [85, 85.001416],
  [60, 60.009342],
  [45, 45.016165],
  [30, 30.027919],
  [20, 20.044001],
  [15, 15.059224],
  [10, 10.059224],
  [5, 5.059224],
];

describe('refractedAltitude', () => {
  for (const [trueAltitude, refracted] of TABLE) {
    it(`lifts ${trueAltitude} to ${refracted} degrees`, () => {
      assert.ok(Math.abs(refractedAltitude(trueAltitude) - refracted) < 1e-6);
    });
  }

  it('leaves the zenith and everything below the horizon where it is', () => {
    assert.ok(Math.abs(refractedAltitude(90) - 90) < 1e-12);
    assert.equal(refractedAltitude(-0.001), -0.001);
  });
});
