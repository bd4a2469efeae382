import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { stepBetween } from './stepBetween.js';

const run = (from: number, count: number, value: (at: number) => number) =>
  Array.from({ length: count }, (_, index) => ({ at: from + index, value: value(from + index) }));

describe('the step between two runs of values', () => {
  it('is exact beside a drift, an outlier or not', () => {
    const before = run(0, 9, (at) => 0.01 * at + (at === 4 ? 5 : 0));
    const { step } = stepBetween(
      before,
      run(20, 9, (at) => 0.01 * at + 0.3),
    );
    assert.ok(Math.abs(step - 0.3) < 1e-9, `${step}`);
  });

  it('has the error it scatters by', () => {
    const normal = seededNormal(4);
    const pulls = Array.from({ length: 400 }, () => {
      const { step, error } = stepBetween(run(0, 15, normal), run(16, 12, normal));
      return (step / error) ** 2;
    });
    const pull = Math.sqrt(pulls.reduce((sum, square) => sum + square, 0) / pulls.length);
    assert.ok(pull > 0.8 && pull < 1.3, `${pull}`);
  });
});
