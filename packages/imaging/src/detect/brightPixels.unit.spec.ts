import assert from 'node:assert/strict';
import { seededRandom } from '@wombat/random';
import type { Image } from '../image/image.js';
import { skyMesh } from '../sky/background.js';
import { simulateFrame } from '../testing/simulate.js';
import { smooth } from '../testing/smooth.js';
import { brightPixels } from './brightPixels.js';

const SIGMA = 5;

/** The same on whole images: sky off in float64, smoothed, compared. */
function plainly(image: Image, noise: number) {
  const sky = skyMesh(image);
  const pixels = Float32Array.from(image.pixels, (value, i) => {
    const residual = value - sky.at(i % image.width, Math.floor(i / image.width));
    return Number.isNaN(residual) ? 0 : residual;
  });
  const smoothed = smooth({ ...image, pixels }).pixels;
  return { smoothed, bright: [...smoothed.keys()].filter((index) => (smoothed[index] ?? 0) > SIGMA * noise) };
}

function field(width: number, height: number): Image {
  const uniform = seededRandom(width);
  const stars = Array.from({ length: 30 }, () => ({
    x: width * uniform(),
    y: height * uniform(),
    flux: 10 ** (3 + 2 * uniform()),
    fwhmPixels: 3,
  }));
  return simulateFrame({ width, height, sky: 400, stars, gain: 1.5, readNoise: 8, seed: width, oversampling: 2 });
}

describe('brightPixels', () => {
  for (const [width, height] of [
    [257, 130],
    [130, 67],
    [64, 3],
    [5, 5],
    [1, 40],
    [40, 1],
  ] as const) {
    it(`picks what the plain method picks, ${width} x ${height}`, () => {
      const image = field(width, height);
      image.pixels[Math.floor(image.pixels.length / 3)] = Number.NaN;
      const { noise, bright } = brightPixels(image, skyMesh(image), SIGMA);
      const plain = plainly(image, noise);
      const margin = 1e-3;
      const sure = plain.bright.filter((index) => (plain.smoothed[index] ?? 0) > SIGMA * noise + margin);
      const picked = new Set(bright.indexes);
      assert.ok(sure.every((index) => picked.has(index)));
      bright.indexes.forEach((index, i) => {
        assert.ok(Math.abs((bright.heights[i] ?? 0) - (plain.smoothed[index] ?? 0)) < margin, `pixel ${index}`);
      });
      assert.deepEqual(
        [...bright.indexes],
        [...bright.indexes].sort((a, b) => a - b),
      );
    });
  }

  it('knows the noise of the smoothed image', () => {
    const image = simulateFrame({ width: 300, height: 300, sky: 400, stars: [], gain: 1, readNoise: 0, seed: 3 });
    const { noise } = brightPixels(image, skyMesh(image), SIGMA);
    const expected = 20 * (3 / 8);
    assert.ok(Math.abs(noise / expected - 1) < 0.02, `${noise} of ${expected}`);
  });
});
