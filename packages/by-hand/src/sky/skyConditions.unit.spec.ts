import assert from 'node:assert/strict';
import { skyConditions } from './skyConditions.js';

const sidingSpring = { latitude: -31.2733333, longitude: 149.0616667, elevation: 1165 };

describe('the coordinate converter', () => {
  it("gives AstroImageJ's numbers to their last digit", () => {
    const one = skyConditions({ raDegrees: 60, decDegrees: -16.5 }, 2460964.1, sidingSpring);
    assert.equal(one.jd_utc, 2460964.1);
    assert.equal(one.hjd_utc.toFixed(6), '2460964.103965');
    assert.equal(one.bjd_tdb.toFixed(6), '2460964.104735');
    assert.equal(one.altitude.toFixed(5), '58.26546');
    assert.equal(one.altitude_apparent.toFixed(5), '58.27547');
    assert.equal(one.airmass.toFixed(6), '1.175053');
    assert.equal(one.lst_hours.toFixed(6), '1.962283');
    assert.equal(((one.jd_tdb - one.jd_utc) * 86_400).toFixed(1), '69.2');
  });

  it('has what its name promises, in the order of its line', () => {
    const below = skyConditions({ raDegrees: 60, decDegrees: -16.5 }, 2460963.9, sidingSpring);
    assert.deepEqual(Object.keys(below), [
      'jd_utc',
      'jd_tdb',
      'hjd_utc',
      'bjd_tdb',
      'altitude',
      'altitude_apparent',
      'azimuth',
      'airmass',
      'lst_hours',
      'moon_separation',
    ]);
    assert.equal(below.airmass, -1);
    assert.equal(below.altitude_apparent, below.altitude);
  });
});
