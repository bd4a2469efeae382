import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { likelyCoefficient } from './likelyCoefficient.js';

describe('likelyCoefficient', () => {
  it('is what is usual for the band where the night says nothing of it', () => {
    assert.deepEqual(likelyCoefficient('V', null), { value: 0, error: 0.05 });
    assert.deepEqual(likelyCoefficient('CV', null), { value: 0, error: 0.1 });
    assert.deepEqual(likelyCoefficient('V', { value: 0.3, error: Number.NaN }), { value: 0, error: 0.05 });
  });

  it('is what the night says where it says more than is usual, as it says it, and only then', () => {
    const told = { value: 0.2, error: 0.07 };
    assert.deepEqual(likelyCoefficient('B', told), told);
    assert.deepEqual(likelyCoefficient('V', told), { value: 0, error: 0.05 });
  });

  it('is what other nights of the camera say where that is more certain than the night and than what is usual', () => {
    const learnt = { value: -0.03, error: 0.02 };
    assert.deepEqual(likelyCoefficient('V', null, learnt), learnt);
    assert.deepEqual(likelyCoefficient('V', { value: 0.2, error: 0.04 }, learnt), learnt);
    assert.deepEqual(likelyCoefficient('V', { value: 0.2, error: 0.01 }, learnt), { value: 0.2, error: 0.01 });
    assert.deepEqual(likelyCoefficient('V', null, { value: 0.2, error: 0.06 }), { value: 0, error: 0.05 });
  });

  it('makes the error of a missing term neither too small nor too large, wherever the coefficient lies', () => {
    const normal = seededNormal(7);
    for (const truth of [0.05, 0.1, 0.15]) {
      const squares = Array.from({ length: 2000 }, () => {
        const { value, error } = likelyCoefficient('B', { value: truth + 0.05 * normal(), error: 0.05 });
        return truth ** 2 / (value ** 2 + error ** 2);
      });
      const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
      assert.ok(mean > 0.4 && mean < 1.4, `chi2 is ${mean} for ${truth}`);
    }
  });
});
