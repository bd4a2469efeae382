import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { simulateFrame } from '../testing/simulate.js';
import { background } from './background.js';

describe('background', () => {
  it('follows a gradient between the tiles and knows the noise', () => {
    const normal = seededNormal(6);
    const [width, height] = [300, 200];
    const slope = (x: number, y: number) => 500 + 0.1 * x - 0.05 * y;
    const pixels = Float32Array.from(
      { length: width * height },
      (_, i) => slope(i % width, Math.floor(i / width)) + 8 * normal(),
    );
    const sky = background({ width, height, pixels }, { tilePixels: 50 });
    for (const [x, y] of [
      [150, 100],
      [60, 140],
      [230, 60],
    ] as const) {
      assert.ok(Math.abs(sky.at(x, y) - slope(x, y)) < 1.5, `${sky.at(x, y)} of ${slope(x, y)}`);
    }
    assert.ok(Math.abs(sky.rms - 8) < 0.5, `${sky.rms}`);
    assert.ok(Math.abs(sky.level - slope(150, 100)) < 1);
  });

  it('is not raised by stars', () => {
    const stars = Array.from({ length: 12 }, (_, i) => ({
      x: 20 + 20 * i,
      y: 30 + 15 * i,
      flux: 80_000,
      fwhmPixels: 4,
    }));
    const frame = { width: 256, height: 256, sky: 400, stars, gain: 1, readNoise: 5, seed: 8, oversampling: 1 };
    const sky = background(simulateFrame(frame));
    assert.ok(Math.abs(sky.at(128, 128) - 400) < 3, `${sky.at(128, 128)}`);
  });

  it('leaves NaN and empty tiles out', () => {
    const pixels = new Float32Array(128 * 128).fill(10);
    pixels.fill(Number.NaN, 0, 64 * 128);
    const sky = background({ width: 128, height: 128, pixels });
    assert.deepEqual([sky.level, sky.rms, sky.at(5, 5)], [10, 0, 10]);
    const nothing = background({ width: 8, height: 8, pixels: new Float32Array(64).fill(Number.NaN) });
    assert.ok(Number.isNaN(nothing.level) && Number.isNaN(nothing.at(1, 1)));
  });
});
