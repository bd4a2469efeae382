import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { detectStars } from '../detect/detectStars.js';
import type { Image } from '../image/image.js';
import { readTestFrame } from '../testing/readTestFrame.js';
import { type SimulatedStar, simulateFrame } from '../testing/simulate.js';
import { fieldPsf } from './fieldPsf.js';
import { PSF_LIMITS } from './psfLimits.js';

const optics = { width: 400, height: 400, sky: 300, gain: 1.5, readNoise: 8 };
const options = { peakRange: [1000, 30_000], saturation: 60_000, gain: 1.5, readNoise: 8 } as const;

function field(star: Omit<SimulatedStar, 'x' | 'y'>, count = 25): Image {
  const stars = Array.from({ length: count }, (_, i) => ({
    ...star,
    flux: star.flux * (1 + 0.05 * i),
    x: 40.3 + 75.7 * (i % 5),
    y: 40.6 + 75.1 * Math.floor(i / 5),
  }));
  return simulateFrame({ ...optics, stars, seed: 31, oversampling: 3 });
}

function psfOf(image: Image) {
  return fieldPsf(image, detectStars(image, { saturation: 60_000 }), options);
}

describe('fieldPsf', () => {
  it('knows the width of a field of good stars', () => {
    const psf = psfOf(field({ flux: 150_000, fwhmPixels: 4 }));
    assert.ok(psf.ok);
    assert.equal(psf.value.stars.length, 20);
    assert.ok(Math.abs(psf.value.fwhmPixels / 4 - 1) < 0.04, `${psf.value.fwhmPixels}`);
    assert.ok(psf.value.qfit < 0.05 && psf.value.ellipticity < 0.03 && psf.value.fwhmScatter < 0.02);
  });

  it('takes undersampled stars', () => {
    const psf = psfOf(field({ flux: 40_000, fwhmPixels: 1.6 }));
    assert.ok(psf.ok, psf.ok ? '' : psf.fault.message);
  });

  it('refuses trailed stars, with the number', () => {
    const psf = psfOf(field({ flux: 200_000, fwhmPixels: 4, elongation: 3 }));
    assert.ok(!psf.ok);
    assert.equal(psf.fault.code, 'badpsf');
    assert.match(psf.fault.message, /elongated, trailed .*: [\d.]+, must be at most 1\.6/);
  });

  it('refuses a field with too few stars in the peak range, and says how many there were', () => {
    const psf = psfOf(field({ flux: 150_000, fwhmPixels: 4 }, 2));
    assert.ok(!psf.ok);
    assert.deepEqual([psf.fault.candidates, psf.fault.fitted], [2, 2]);
    assert.match(psf.fault.message, /too few stars could be fitted: 2, must be at least 3/);
    const none = fieldPsf(field({ flux: 150_000, fwhmPixels: 4 }, 0), [], options);
    assert.ok(!none.ok && none.fault.candidates === 0);
  });

  it('leaves out saturated and crowded stars', () => {
    const image = field({ flux: 150_000, fwhmPixels: 4 });
    const stars = detectStars(image);
    const blended = stars.flatMap((star) => [star, { ...star, x: star.x + 6, flux: 0.5 * star.flux }]);
    const crowded = fieldPsf(image, blended, options);
    assert.ok(!crowded.ok && crowded.fault.candidates === 0);
    const saturated = fieldPsf(image, stars, { ...options, saturation: 1000 });
    assert.ok(!saturated.ok && saturated.fault.candidates === 0);
  });

  it('has one name for each limit', () => {
    assert.equal(new Set(PSF_LIMITS.map(({ name }) => name)).size, PSF_LIMITS.length);
  });

  itUnless(skipWithout('data/hatp32/frames'))('judges a real, undersampled, unguided night fit to measure', () => {
    const folder = sharedPath('data/hatp32/frames');
    const names = readdirSync(folder).toSorted();
    const sample = names.filter((_, i) => i % 10 === 0);
    const psfs = sample.map((name) => {
      const image = readTestFrame(`${folder}/${name}`);
      const stars = detectStars(image, { saturation: 3500 });
      return fieldPsf(image, stars, { peakRange: [400, 3000], saturation: 3500, gain: 1, readNoise: 10 });
    });
    assert.ok(psfs[0]?.ok, 'the first frame');
    const good = psfs.flatMap((psf) => (psf.ok ? [psf.value.fwhmPixels] : []));
    assert.ok(good.length >= 0.8 * sample.length, `${good.length} of ${sample.length}`);
    assert.ok(good.every((fwhm) => fwhm > 1.3 && fwhm < 2.7));
  });
});
