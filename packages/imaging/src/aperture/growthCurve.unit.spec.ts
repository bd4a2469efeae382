import assert from 'node:assert/strict';
import { simulateFrame } from '../testing/simulate.js';
import { growthCurve } from './growthCurve.js';

describe('growthCurve', () => {
  it('follows the light enclosed by a Moffat star, with an SNR that peaks', () => {
    const star = { x: 60, y: 60, flux: 3000, fwhmPixels: 4, beta: 3.5 };
    const noise = { gain: 1, readNoise: 10 };
    const image = simulateFrame({ width: 121, height: 121, sky: 0, stars: [star], seed: null, ...noise });
    const radiiPixels = [1, 2, 3, 4, 6, 8, 12, 20];
    const sky = { level: 0, sigma: 0, count: 2000 };
    const curve = growthCurve(image, star, { radiiPixels, sky, ...noise });
    const alpha = star.fwhmPixels / (2 * Math.sqrt(2 ** (1 / star.beta) - 1));
    for (const { radiusPixels, net } of curve) {
      const enclosed = star.flux * (1 - (1 + (radiusPixels / alpha) ** 2) ** (1 - star.beta));
      assert.ok(Math.abs(net - enclosed) < 0.02 * star.flux, `${radiusPixels}: ${net} of ${enclosed}`);
    }
    const best = curve.reduce((a, b) => (b.snr > a.snr ? b : a));
    assert.ok(best.radiusPixels >= 2 && best.radiusPixels <= 4);
  });
});
