import assert from 'node:assert/strict';
import { likelyCoefficient } from './likelyCoefficient.js';

describe('likelyCoefficient', () => {
  it('is what is usual for the band where the night says nothing of it', () => {
    assert.deepEqual(likelyCoefficient('V', null), { value: 0, error: 0.05 });
    assert.deepEqual(likelyCoefficient('CV', null), { value: 0, error: 0.1 });
    assert.deepEqual(likelyCoefficient('V', { value: 0.3, error: Number.NaN }), { value: 0, error: 0.05 });
  });

  it('is what the night says where it says that well, and half of each where both are alike', () => {
    const { value, error } = likelyCoefficient('B', { value: 0.2, error: 0.001 });
    assert.ok(Math.abs(value - 0.2) < 1e-4 && Math.abs(error - 0.001) < 1e-6);
    const both = likelyCoefficient('B', { value: 0.2, error: 0.08 });
    assert.ok(Math.abs(both.value - 0.1) < 1e-12 && Math.abs(both.error - 0.08 / Math.SQRT2) < 1e-12);
  });
});
