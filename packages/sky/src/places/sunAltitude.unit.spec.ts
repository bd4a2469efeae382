import assert from 'node:assert/strict';
import { sunAltitudeDegrees } from './sunAltitude.js';

describe('sunAltitudeDegrees', () => {
  /** astropy 5.2: get_sun at that time, in AltAz of that site without air. */
  const VECTORS: readonly [jdUtc: number, latitude: number, longitude: number, elevation: number, altitude: number][] =
    [
      [2460754.4166666665, -31.3, 149.06, 1165, 23.0711],
      [2460483.0, 51.48, 0, 0, 61.9533],
      [2458107.7083333335, 31.68, -110.88, 1268, -57.8182],
      [2460310.6041666665, 49.88, -10.89, 300, -56.4221],
    ];

  it('agrees with astropy to a hundredth of a degree, by day and by night', () => {
    for (const [jdUtc, latitude, longitude, elevation, altitude] of VECTORS) {
      const found = sunAltitudeDegrees(jdUtc, { latitude, longitude, elevation });
      assert.ok(Math.abs(found - altitude) < 0.01, `${found} for ${altitude}`);
    }
  });
});
