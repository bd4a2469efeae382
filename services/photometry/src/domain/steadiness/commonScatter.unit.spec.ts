import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { commonScatter } from './commonScatter.js';

const NIGHTS = 40;

/** Mean of what nights say of this scatter, beside photons. */
function meanVariance(scatter: number, photons: readonly number[], frames: number): number {
  let sum = 0;
  for (let seed = 1; seed <= NIGHTS; seed++) {
    const normal = seededNormal(seed);
    const zeroPoints = Array.from({ length: frames }, () => 21 + 0.1 * normal());
    const stars = photons.map((photon, star) => ({
      values: zeroPoints.map((zeroPoint) => zeroPoint + 0.05 * star + Math.hypot(photon, scatter) * normal()),
      sigmas: zeroPoints.map(() => photon),
    }));
    sum += commonScatter(stars).variance;
  }
  return sum / NIGHTS;
}

describe('the scatter common to stars', () => {
  it('is that beyond their photons, whatever their constants and the zero points', () => {
    for (const photons of [
      [0.002, 0.003, 0.004],
      [0.002, 0.002],
      [0.002, 0.004, 0.01, 0.03],
    ]) {
      const found = Math.sqrt(meanVariance(0.006, photons, 40));
      assert.ok(Math.abs(found / 0.006 - 1) < 0.06, `${found} by ${photons}`);
    }
  });

  it('is little where there are photons alone', () => {
    assert.ok(Math.sqrt(meanVariance(0, [0.004, 0.006, 0.008], 40)) < 0.002);
  });

  it('rests on values less the constants of stars and frames, and on none with one star', () => {
    const star = (values: number[]) => ({ values, sigmas: values.map(() => 0.01) });
    const missing = star([Number.NaN, 21.01, 21, Number.NaN, 20.99]);
    assert.equal(commonScatter([star([21, 21, 21, 21, 21]), missing, star([22, 22, 22, 22, Number.NaN])]).freedom, 5);
    const alone = commonScatter([missing]);
    assert.deepEqual([alone.freedom, alone.variance], [0, 0]);
    assert.deepEqual(alone.zeroPoints.map(Number.isNaN), [true, false, false, true, false]);
  });
});
