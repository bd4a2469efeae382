import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { lineAt } from './weightedLine.js';

describe('a line through points', () => {
  it('is met where the points lie on it', () => {
    const points = [1, 2, 5].map((x, index) => ({ x, y: 3 - 0.5 * x, weight: index + 1 }));
    assert.ok(Math.abs(lineAt(points, 9).value + 1.5) < 1e-12);
  });

  it('has the variance its predictions have', () => {
    const normal = seededNormal(3);
    const sigmas = [0.5, 1, 2, 1];
    const values = Array.from({ length: 20_000 }, () => {
      const points = sigmas.map((sigma, x) => ({ x, y: sigma * normal(), weight: sigma ** -2 }));
      return lineAt(points, 4.5);
    });
    const seen = values.reduce((sum, { value }) => sum + value ** 2, 0) / values.length;
    assert.ok(Math.abs(seen / (values[0]?.variance ?? 0) - 1) < 0.04, `${seen} ${values[0]?.variance}`);
  });

  it('is a mean for points of one x, and open elsewhere', () => {
    const points = [
      { x: 0, y: 1, weight: 1 },
      { x: 0, y: 4, weight: 2 },
    ];
    assert.deepEqual(lineAt(points, 0), { value: 3, variance: 1 / 3 });
    assert.equal(lineAt(points, 1).variance, Number.POSITIVE_INFINITY);
    assert.ok(Number.isNaN(lineAt([], 0).value));
  });
});
