import assert from 'node:assert/strict';
import { percentile } from './percentile.js';

describe('percentile', () => {
  it('interpolates between order statistics', () => {
    assert.equal(percentile([10, 40, 20, 30], 0), 10);
    assert.equal(percentile([10, 40, 20, 30], 0.5), 25);
    assert.equal(percentile([10, 40, 20, 30], 1), 40);
    assert.ok(Math.abs(percentile([10, 40, 20, 30], 0.8) - 34) < 1e-12);
  });

  it('leaves NaN out, is NaN of nothing and throws on a fraction that is none', () => {
    assert.equal(percentile([Number.NaN, 7], 0.3), 7);
    assert.ok(Number.isNaN(percentile([], 0.5)));
    assert.throws(() => percentile([1], 80), RangeError);
  });
});
