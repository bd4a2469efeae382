import assert from 'node:assert/strict';
import { madSigma, median, quadrature, quantile } from './robustStatistics.js';
import { seededNormal } from './testing/simulatedNight.js';

describe('robustStatistics', () => {
  it('takes the mean of the two middle values and leaves NaN out', () => {
    assert.equal(median([3, Number.NaN, 1, 2, 10]), 2.5);
    assert.ok(Number.isNaN(median([])));
    assert.ok(Number.isNaN(median([Number.NaN])));
    assert.equal(median([1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]), Number.POSITIVE_INFINITY);
  });

  it('interpolates quantiles', () => {
    assert.equal(quantile([0, 1, 2, 3, 4, 5], 0.8), 4);
    assert.equal(quantile([0, 10], 0.25), 2.5);
  });

  it('gives the standard deviation of normal values, outliers or not', () => {
    const normal = seededNormal(5);
    const values = Array.from({ length: 4000 }, (_, index) => (index % 20 === 0 ? 500 : 3 + 2 * normal()));
    assert.ok(Math.abs(madSigma(values) - 2) < 0.2);
  });

  it('adds in quadrature', () => {
    assert.equal(quadrature(3, 4), 5);
    assert.equal(quadrature(), 0);
  });
});
