import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { madSigma } from './madSigma.js';

describe('madSigma', () => {
  it('gives the standard deviation of normal values, outliers or not', () => {
    const normal = seededNormal(5);
    const values = Array.from({ length: 4000 }, (_, index) => (index % 20 === 0 ? 500 : 3 + 2 * normal()));
    assert.ok(Math.abs(madSigma(values) - 2) < 0.2);
  });

  it('leaves NaN out and is NaN for no values', () => {
    assert.equal(madSigma([1, Number.NaN, 3]), 1.4826);
    assert.ok(Number.isNaN(madSigma([])));
  });
});
