import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { medianAbsoluteDeviation, SIGMA_PER_MAD } from './medianAbsoluteDeviation.js';

describe('medianAbsoluteDeviation', () => {
  it('is the median distance from the median, NaN left out', () => {
    assert.equal(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9, Number.NaN]), 1);
    assert.ok(Number.isNaN(medianAbsoluteDeviation([])));
  });

  it('scales to the standard deviation of normal noise', () => {
    const normal = seededNormal(4);
    const sigma = SIGMA_PER_MAD * medianAbsoluteDeviation(Array.from({ length: 40_000 }, () => 7 * normal()));
    assert.ok(Math.abs(sigma / 7 - 1) < 0.02, `${sigma}`);
  });
});
