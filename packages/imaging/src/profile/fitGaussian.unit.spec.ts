import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { simulateFrame } from '../testing/simulate.js';
import { fitGaussian, sampleGaussian } from './fitGaussian.js';
import { fitMoffat } from './fitMoffat.js';
import type { ProfileParameters } from './fitProfile.js';

const SIDE = 41;
const options = { boxPixels: 25, gain: 1.5, readNoise: 6 };
const STAR: ProfileParameters = [20.3, 19.8, 9000, 250, 4.2];

/** A Gaussian star, with noise where a seed is given. */
function frame(star: ProfileParameters, seed: number | null) {
  const places = Float64Array.from({ length: SIDE * SIDE }, (_, i) => i);
  const samples = {
    xs: places.map((i) => i % SIDE),
    ys: places.map((i) => Math.floor(i / SIDE)),
    values: new Float64Array(places.length),
    gradients: new Float64Array(5 * places.length),
  };
  sampleGaussian(star, samples);
  const normal = seed === null ? () => 0 : seededNormal(seed);
  const { gain, readNoise } = options;
  const pixels = samples.values.map((value) => value + normal() * Math.sqrt(value / gain + (readNoise / gain) ** 2));
  return { width: SIDE, height: SIDE, pixels };
}

describe('fitGaussian', () => {
  it('recovers a noiseless star and its integral', () => {
    const fit = fitGaussian(frame(STAR, null), { x: 21, y: 19 }, options);
    assert.ok(fit.ok);
    const { x, y, amplitude, background, fwhmPixels, sigmaPixels, flux, qfit, rSquared } = fit.value;
    const found = [x, y, amplitude, background, fwhmPixels];
    for (const [k, value] of found.entries()) assert.ok(Math.abs(value / (STAR[k] as number) - 1) < 1e-6, `${found}`);
    assert.ok(Math.abs(sigmaPixels - 4.2 / 2.354820045) < 1e-6);
    assert.ok(Math.abs(flux / (2 * Math.PI * sigmaPixels ** 2 * 9000) - 1) < 1e-6);
    assert.ok(qfit < 1e-6 && rSquared > 0.999999);
  });

  it('has a reduced chi squared of 1 on noise, and errors of a few hundredths of a pixel', () => {
    const fits = Array.from({ length: 20 }, (_, seed) => fitGaussian(frame(STAR, seed + 1), { x: 20, y: 20 }, options));
    const good = fits.flatMap((fit) => (fit.ok ? [fit.value] : []));
    assert.equal(good.length, 20);
    const mean = (of: (fit: (typeof good)[number]) => number) => good.reduce((sum, fit) => sum + of(fit), 0) / 20;
    assert.ok(Math.abs(mean((fit) => fit.reducedChi2) - 1) < 0.05, `${mean((fit) => fit.reducedChi2)}`);
    assert.ok(Math.abs(mean((fit) => fit.fwhmPixels) - 4.2) < 0.02, `${mean((fit) => fit.fwhmPixels)}`);
    assert.ok(Math.abs(mean((fit) => fit.x) - 20.3) < 0.01);
  });

  it('fits a star with wings worse than a Moffat does', () => {
    const star = { x: 20.2, y: 20.4, flux: 150_000, fwhmPixels: 4, beta: 2.5 };
    const optics = { width: SIDE, height: SIDE, sky: 300, gain: 1.5, readNoise: 6, seed: 4 };
    const image = simulateFrame({ ...optics, stars: [star] });
    const [gaussian, moffat] = [fitGaussian(image, star, options), fitMoffat(image, star, options)];
    assert.ok(gaussian.ok && moffat.ok);
    assert.ok(gaussian.value.reducedChi2 > 2 * moffat.value.reducedChi2);
    assert.ok(gaussian.value.qfit > moffat.value.qfit);
  });

  it('says what is wrong', () => {
    const empty = simulateFrame({ width: SIDE, height: SIDE, sky: 300, gain: 1.5, readNoise: 6, seed: 3, stars: [] });
    const codeAt = (x: number) => {
      const fit = fitGaussian(empty, { x, y: 20 }, options);
      return fit.ok ? 'ok' : fit.fault.code;
    };
    assert.equal(codeAt(-9), 'off-frame');
    const even = { ...empty, pixels: empty.pixels.map(() => 300) };
    const fit = fitGaussian(even, { x: 20, y: 20 }, options);
    assert.ok(!fit.ok && fit.fault.code === 'no-signal');
  });
});

describe('sampleGaussian', () => {
  it('has the derivatives of its values', () => {
    const sample = (of: readonly number[]) => {
      const [values, gradients] = [new Float64Array(1), new Float64Array(5)];
      const [x = 0, y = 0, amplitude = 0, background = 0, fwhm = 0] = of;
      sampleGaussian([x, y, amplitude, background, fwhm], {
        xs: Float64Array.of(22),
        ys: Float64Array.of(18.5),
        values,
        gradients,
      });
      return { value: values[0] ?? Number.NaN, gradients };
    };
    const { gradients } = sample(STAR);
    for (let k = 0; k < STAR.length; k++) {
      const at = (shift: number) => sample(STAR.map((value, l) => (l === k ? value + shift : value))).value;
      const slope = (at(1e-5) - at(-1e-5)) / 2e-5;
      assert.ok(Math.abs(slope - (gradients[k] ?? Number.NaN)) < 1e-5 * Math.max(1, Math.abs(slope)), `${k}`);
    }
  });
});
