import assert from 'node:assert/strict';
import { median } from '../statistics/median.js';
import { simulateFrame } from '../testing/simulate.js';
import { fitMoffat } from './fitMoffat.js';
import { sampleMoffat } from './moffat.js';

const optics = { width: 61, height: 61, sky: 300, gain: 1.5, readNoise: 8 };
const options = { boxPixels: 25, gain: 1.5, readNoise: 8 };

describe('fitMoffat', () => {
  for (const [fwhmPixels, beta, boxPixels] of [
    [1.6, 3.5, 9],
    [2.5, 2.2, 25],
    [4, 3, 25],
    [5.5, 4.765, 25],
    [14, 3, 55],
  ] as const) {
    it(`recovers a noiseless star of FWHM ${fwhmPixels}, beta ${beta}`, () => {
      const star = { x: 30.37, y: 29.81, flux: 150_000, fwhmPixels, beta };
      const image = simulateFrame({ ...optics, stars: [star], seed: null, oversampling: 1 });
      const fit = fitMoffat(image, { x: 31, y: 30 }, { ...options, boxPixels });
      assert.ok(fit.ok);
      const { x, y, background, flux, qfit, rSquared } = fit.value;
      assert.ok(Math.hypot(x - star.x, y - star.y) < 1e-3, `${x} ${y}`);
      assert.ok(Math.abs(fit.value.fwhmPixels / fwhmPixels - 1) < 1e-3, `${fit.value.fwhmPixels}`);
      assert.ok(Math.abs(fit.value.beta / beta - 1) < 1e-2, `${fit.value.beta}`);
      assert.ok(Math.abs(flux / (star.flux / 1.5) - 1) < 1e-2 && Math.abs(background - 200) < 1, `${flux}`);
      assert.ok(qfit < 1e-2 && rSquared > 0.9999);
    });
  }

  it('is unbiased over noise, with a reduced chi squared of 1', () => {
    const star = { x: 30.2, y: 30.4, flux: 60_000, fwhmPixels: 4, beta: 3 };
    const fits = Array.from({ length: 30 }, (_, seed) => {
      const image = simulateFrame({ ...optics, stars: [star], seed: 50 + seed, oversampling: 1 });
      const fit = fitMoffat(image, { x: 30, y: 30 }, options);
      assert.ok(fit.ok);
      return fit.value;
    });
    const middle = (of: (fit: (typeof fits)[number]) => number) => median(fits.map(of));
    assert.ok(Math.abs(middle((fit) => fit.fwhmPixels) - 4) < 0.03, `${middle((fit) => fit.fwhmPixels)}`);
    assert.ok(Math.abs(middle((fit) => fit.beta) - 3) < 0.15, `${middle((fit) => fit.beta)}`);
    assert.ok(Math.abs(middle((fit) => fit.flux) / 40_000 - 1) < 0.02, `${middle((fit) => fit.flux)}`);
    assert.ok(Math.abs(middle((fit) => fit.reducedChi2) - 1) < 0.05, `${middle((fit) => fit.reducedChi2)}`);
    assert.ok(middle((fit) => fit.ellipticity) < 0.06);
  });

  it('says what is wrong', () => {
    const empty = simulateFrame({ ...optics, stars: [], seed: 3 });
    const code = (x: number, y: number) => {
      const fit = fitMoffat(empty, { x, y }, options);
      return fit.ok ? 'ok' : fit.fault.code;
    };
    assert.equal(code(-5, 30), 'off-frame');
    assert.equal(code(200, 30), 'off-frame');
    const even = simulateFrame({ ...optics, stars: [], seed: null });
    const fit = fitMoffat(even, { x: 30, y: 30 }, options);
    assert.ok(!fit.ok && fit.fault.code === 'no-signal');
    assert.match(fit.fault.message, /star at \(30\.0, 30\.0\)/);
  });

  it('does not fit a hot pixel', () => {
    const image = simulateFrame({ ...optics, stars: [], seed: 3 });
    image.pixels[30 * 61 + 30] = 20_000;
    const fit = fitMoffat(image, { x: 30, y: 30 }, options);
    assert.ok(!fit.ok || fit.value.fwhmPixels < 1.2);
  });

  it('leaves NaN pixels out', () => {
    const star = { x: 30.2, y: 30.4, flux: 150_000, fwhmPixels: 4, beta: 3 };
    const image = simulateFrame({ ...optics, stars: [star], seed: null, oversampling: 1 });
    image.pixels[31 * 61 + 32] = Number.NaN;
    const fit = fitMoffat(image, { x: 30, y: 30 }, options);
    assert.ok(fit.ok && Math.abs(fit.value.fwhmPixels - 4) < 0.01);
  });
});

describe('sampleMoffat', () => {
  it('has the derivatives of its values', () => {
    const star = { x: 1.3, y: -0.4, amplitude: 900, background: 20, fwhmPixels: 3.4, beta: 2.7 };
    const sample = (of: typeof star) => {
      const [values, gradients] = [new Float64Array(2), new Float64Array(12)];
      sampleMoffat(of, { xs: Float64Array.of(9, 2), ys: Float64Array.of(9, 1), values, gradients });
      return { value: values[1] ?? Number.NaN, gradient: gradients.subarray(6) };
    };
    const { gradient } = sample(star);
    (['x', 'y', 'amplitude', 'background', 'fwhmPixels', 'beta'] as const).forEach((name, k) => {
      const at = (shift: number) => sample({ ...star, [name]: star[name] + shift }).value;
      const slope = (at(1e-5) - at(-1e-5)) / 2e-5;
      assert.ok(Math.abs(slope - (gradient[k] ?? Number.NaN)) < 1e-5 * Math.max(1, Math.abs(slope)), name);
    });
  });
});
