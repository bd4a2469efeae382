import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { simulateFrame } from '../testing/simulate.js';
import { sortedTileSky, tileSky } from './tileSky.js';

const SIDE = 64;
const tile = { columns: { first: 0, last: SIDE - 1 }, rows: { first: 0, last: SIDE - 1 } };
const even = (pixel: (i: number) => number) => ({
  width: SIDE,
  height: SIDE,
  pixels: Float32Array.from({ length: SIDE * SIDE }, (_, i) => pixel(i)),
});

describe('tileSky', () => {
  it('is close to sorting all pixels, whatever the noise and the level', () => {
    for (const [seed, sigma, level] of [
      [1, 12, 300],
      [2, 0.01, 1],
      [3, 400, -50],
      [4, 5, 60_000],
    ] as const) {
      const normal = seededNormal(seed);
      const image = even(() => level + sigma * normal());
      const [fast, plain] = [tileSky(image, tile), sortedTileSky(image, tile)];
      assert.ok(Math.abs(fast.level - plain.level) < 0.12 * sigma, `level ${fast.level}, ${plain.level}`);
      assert.ok(Math.abs(fast.rms / plain.rms - 1) < 0.08, `noise ${fast.rms}, ${plain.rms}`);
    }
  });

  it('is not raised by a star', () => {
    const stars = [{ x: 30, y: 34, flux: 300_000, fwhmPixels: 4 }];
    const image = simulateFrame({ width: SIDE, height: SIDE, sky: 400, stars, gain: 1, readNoise: 5, seed: 2 });
    const [fast, plain] = [tileSky(image, tile), sortedTileSky(image, tile)];
    assert.ok(Math.abs(fast.level - plain.level) < 0.15 * plain.rms, `${fast.level}, ${plain.level}`);
  });

  it('sorts where a histogram cannot tell: all alike, much NaN', () => {
    const normal = seededNormal(9);
    for (const image of [
      even(() => 7),
      even((i) => (i % 3 === 0 ? 100 + normal() : Number.NaN)),
      even(() => Number.NaN),
    ]) {
      const [fast, plain] = [tileSky(image, tile), sortedTileSky(image, tile)];
      assert.deepEqual(fast, plain);
    }
  });
});
