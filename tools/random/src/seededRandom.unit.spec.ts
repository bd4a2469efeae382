import assert from 'node:assert/strict';
import { seededNormal, seededRandom } from './seededRandom.js';

const COUNT = 100_000;
const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const draw = (random: () => number) => Array.from({ length: COUNT }, random);

describe('seeded random numbers', () => {
  it('are mulberry32, so that what specs and simulated frames recorded of them stays', () => {
    const random = seededRandom(1);
    const words = Array.from({ length: 4 }, () => random() * 2 ** 32);
    assert.deepEqual(words, [2693262067, 11749833, 2265367787, 4213581821]);
  });

  it('repeat themselves for a seed, and differ for another', () => {
    const [one, same, other] = [seededRandom(7), seededRandom(7), seededRandom(8)];
    assert.equal(one(), same());
    assert.notEqual(one(), other());
  });

  it('are evenly spread, or normal; within five standard errors', () => {
    const uniforms = draw(seededRandom(3));
    assert.ok(uniforms.every((u) => u >= 0 && u < 1));
    assert.ok(Math.abs(mean(uniforms) - 0.5) < 5 / Math.sqrt(12 * COUNT));
    const normals = draw(seededNormal(3));
    assert.ok(Math.abs(mean(normals)) < 5 / Math.sqrt(COUNT));
    assert.ok(Math.abs(mean(normals.map((z) => z * z)) - 1) < 5 * Math.sqrt(2 / COUNT));
  });
});
