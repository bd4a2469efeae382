import assert from 'node:assert/strict';
import { annulusSky } from '../sky/annulusSky.js';
import { simulateFrame } from '../testing/simulate.js';
import { apertureSum } from './apertureSum.js';
import { measureStar } from './measureStar.js';

const radii = { starPixels: 10, skyInnerPixels: 20, skyOuterPixels: 30 };
const options = { radii, gain: 1.5, readNoise: 8, recentre: true, maxShiftPixels: 5 };
const field = { width: 120, height: 120, sky: 300, gain: 1.5, readNoise: 8 };
const star = { x: 60.3, y: 57.8, flux: 150_000, fwhmPixels: 4, beta: 4 };

describe('measureStar', () => {
  const image = simulateFrame({ ...field, stars: [star], seed: 21 });

  it('measures what its parts measure at the centroid', () => {
    const found = measureStar(image, { x: 61.5, y: 57 }, options);
    const { sum, area, peak } = apertureSum(image, found, radii.starPixels);
    const sky = annulusSky(image, found, radii);
    assert.equal(found.centroid, 'converged');
    assert.ok(Math.hypot(found.x - star.x, found.y - star.y) < 0.05);
    assert.equal(found.net, sum - sky.level * area);
    assert.deepEqual([found.area, found.peak, found.skyLevel, found.skyPixels], [area, peak, sky.level, sky.count]);
    assert.equal(found.mean, found.net / area);
    assert.equal(found.snr, found.net / found.error);
    assert.deepEqual([found.offFrame, found.nearEdge], [false, false]);
  });

  it('finds the light that was put in, within its error', () => {
    const alpha = star.fwhmPixels / (2 * Math.sqrt(2 ** (1 / star.beta) - 1));
    const inside = 1 - (1 + (radii.starPixels / alpha) ** 2) ** (1 - star.beta);
    const found = measureStar(image, star, options);
    assert.ok(Math.abs(found.net - (inside * star.flux) / 1.5) < 3 * found.error, `${found.net} +- ${found.error}`);
  });

  it('scatters over noise as its error says', () => {
    const nets = Array.from({ length: 40 }, (_, seed) => {
      const noisy = simulateFrame({ ...field, stars: [{ ...star, flux: 20_000 }], seed: 100 + seed, oversampling: 3 });
      return measureStar(noisy, star, { ...options, recentre: false });
    });
    const mean = nets.reduce((sum, { net }) => sum + net, 0) / nets.length;
    const scatter = Math.sqrt(nets.reduce((sum, { net }) => sum + (net - mean) ** 2, 0) / (nets.length - 1));
    const error = nets[0]?.error ?? Number.NaN;
    assert.ok(scatter / error > 0.7 && scatter / error < 1.3, `${scatter} for ${error}`);
  });

  it('keeps the given position when told to, or when the centroid runs away', () => {
    const fixed = measureStar(image, { x: 61, y: 57 }, { ...options, recentre: false });
    assert.deepEqual([fixed.x, fixed.y, fixed.centroid], [61, 57, 'fixed']);
    const limited = measureStar(image, { x: 63, y: 57 }, { ...options, maxShiftPixels: 1 });
    assert.deepEqual([limited.x, limited.y, limited.centroid], [63, 57, 'ran-away']);
    const even = simulateFrame({ ...field, stars: [], seed: null });
    const nothing = measureStar(even, { x: 60, y: 60 }, options);
    assert.deepEqual([nothing.x, nothing.y, nothing.centroid], [60, 60, 'no-signal']);
    assert.ok(Math.abs(nothing.net) < 1e-9);
  });

  it('is NaN throughout off the frame', () => {
    for (const position of [
      { x: -0.6, y: 50 },
      { x: 50, y: 119.6 },
      { x: Number.NaN, y: 5 },
    ]) {
      const { centroid, offFrame, nearEdge, ...numbers } = measureStar(image, position, options);
      assert.deepEqual([centroid, offFrame, nearEdge], ['fixed', true, true]);
      assert.ok(Object.values(numbers).every(Number.isNaN));
    }
  });

  it('knows the edge by the whole annulus', () => {
    const at = (x: number) => measureStar(image, { x, y: 60 }, { ...options, recentre: false }).nearEdge;
    assert.deepEqual([at(29.4), at(29.5), at(89.5), at(89.6)], [true, false, false, true]);
  });
});
