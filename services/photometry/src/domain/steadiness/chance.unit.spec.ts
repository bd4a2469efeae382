import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { largestSmoothPart, largestVarianceRatio, sigmasOfSmoothPart } from './chance.js';

describe('the largest ratio of two variances by chance', () => {
  it('is that of the tables of F, once in a hundred and once in a thousand', () => {
    for (const [freedom, other, sigmas, tabled] of [
      [9, 20, 3.0902, 5.24],
      [10, 30, 3.0902, 4.24],
      [20, 60, 3.0902, 2.83],
      [10, 30, 2.3263, 2.98],
      [60, 120, 2.3263, 1.66],
    ] as const) {
      const found = largestVarianceRatio(freedom, other, sigmas);
      assert.ok(Math.abs(found / tabled - 1) < 0.03, `${found} for ${tabled}`);
    }
  });

  it('is one half of the time, and not to be told by too few', () => {
    assert.ok(Math.abs(largestVarianceRatio(500, 500, 0) - 1) < 1e-9);
    assert.equal(largestVarianceRatio(9, 0, 3), Number.POSITIVE_INFINITY);
    assert.equal(largestVarianceRatio(9, 2, 3.5), Number.POSITIVE_INFINITY);
  });
});

describe('the largest smooth part by chance', () => {
  const SAMPLES = 20_000;

  for (const count of [6, 10, 40]) {
    it(`is exceeded as rarely as it says, among ${count} values`, () => {
      const normal = seededNormal(count);
      let beyond = 0;
      for (let sample = 0; sample < SAMPLES; sample++) {
        const values = Array.from({ length: count }, normal);
        const mean = values.reduce((sum, value) => sum + value, 0) / count;
        const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        const steps = values.slice(1).reduce((sum, value, index) => sum + (value - (values[index] ?? 0)) ** 2, 0);
        if (1 - steps / squares / 2 > largestSmoothPart(count, 2.3263)) beyond++;
      }
      assert.ok(beyond / SAMPLES > 0.005 && beyond / SAMPLES < 0.014, `${beyond} of ${SAMPLES}`);
    });
  }

  it('is as many standard deviations as it was asked for', () => {
    assert.ok(Math.abs(sigmasOfSmoothPart(largestSmoothPart(17, 2.5), 17) - 2.5) < 1e-9);
  });
});
