import assert from 'node:assert/strict';
import { simulateFrame } from '../testing/simulate.js';
import { radialFwhm } from './radialFwhm.js';

const quiet = { width: 121, height: 121, sky: 300, gain: 1.5, readNoise: 8 };

describe('radialFwhm', () => {
  it('comes near the width of a well sampled star', () => {
    for (const fwhmPixels of [5, 8, 11]) {
      const star = { x: 60.2, y: 59.7, flux: 400_000, fwhmPixels };
      const found = radialFwhm(simulateFrame({ ...quiet, stars: [star], seed: 2 }), star, 10, 200);
      assert.ok(Math.abs(found / fwhmPixels - 1) < 0.15, `${found} of ${fwhmPixels}`);
    }
  });

  it('interpolates the mean radii of one pixel bins', () => {
    const pixels = Float64Array.from({ length: 41 * 41 }, (_, i) => {
      const bin = Math.floor(Math.hypot((i % 41) - 20, Math.floor(i / 41) - 20));
      return [100, 80, 20][bin] ?? 0;
    });
    const ring = (bin: number) => {
      const radii: number[] = [];
      for (let i = 0; i < pixels.length; i++) {
        const r = Math.hypot((i % 41) - 20, Math.floor(i / 41) - 20);
        if (Math.floor(r) === bin) radii.push(r);
      }
      return radii.reduce((sum, r) => sum + r, 0) / radii.length;
    };
    const half = (ring(1) + ring(2)) / 2;
    assert.ok(Math.abs(radialFwhm({ width: 41, height: 41, pixels }, { x: 20, y: 20 }, 9, 0) - 2 * half) < 1e-12);
  });

  it('is NaN where the profile never falls to the sky', () => {
    const star = { x: 60, y: 60, flux: 100_000, fwhmPixels: 6 };
    const image = simulateFrame({ ...quiet, stars: [star], seed: null });
    assert.ok(Number.isNaN(radialFwhm(image, star, 10, 100)), 'a sky level far too low');
    assert.ok(Number.isNaN(radialFwhm(image, { x: 10, y: 10 }, 8, 5000)), 'no light');
  });
});
