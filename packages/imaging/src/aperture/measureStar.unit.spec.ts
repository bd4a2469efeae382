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
      const { centroid, offFrame, nearEdge, nanPixels, ...numbers } = measureStar(image, position, options);
      assert.deepEqual([centroid, offFrame, nearEdge, nanPixels], ['fixed', true, true, 0]);
      assert.ok(Object.values(numbers).every(Number.isNaN));
    }
  });

  it('knows the edge by the whole annulus', () => {
    const at = (x: number) => measureStar(image, { x, y: 60 }, { ...options, recentre: false }).nearEdge;
    assert.deepEqual([at(29.4), at(29.5), at(89.5), at(89.6)], [true, false, false, true]);
  });

  it('counts pixels without a value in the aperture, and leaves those of the annulus out of the sky', () => {
    const whole = measureStar(image, star, options);
    assert.equal(whole.nanPixels, 0);
    const without = (isHole: (x: number, y: number) => boolean, value = Number.NaN) =>
      measureStar(
        {
          ...image,
          pixels: image.pixels.map((old, i) => (isHole(i % image.width, Math.floor(i / image.width)) ? value : old)),
        },
        star,
        options,
      );
    const annulus = without((x, y) => x > 82 && x < 88 && Math.abs(y - 58) < 20);
    assert.equal(annulus.nanPixels, 0);
    assert.ok(annulus.skyPixels < whole.skyPixels - 100);
    assert.ok(Math.abs(annulus.net - whole.net) < whole.error, `${annulus.net} for ${whole.net}`);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      assert.equal(without((x, y) => x === 60 && y === 58, value).nanPixels, 1);
      const column = without((x) => x === 61, value);
      assert.ok(column.nanPixels >= 20 && Number.isFinite(column.net) && Number.isFinite(column.skyLevel));
    }
    const nothing = without(() => true);
    assert.ok(Number.isNaN(nothing.net) && !nothing.offFrame);
  });
});
