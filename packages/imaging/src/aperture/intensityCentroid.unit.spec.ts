import assert from 'node:assert/strict';
import type { Image, Point } from '../image/image.js';
import { median } from '../statistics/median.js';
import { simulateFrame } from '../testing/simulate.js';
import { intensityCentroid } from './intensityCentroid.js';

/** The definition word for word, over the whole square. */
function plainly(image: Image, start: Point, radius: number): Point {
  const [left, bottom] = [Math.round(start.x) - 32, Math.round(start.y) - 32];
  const square: { x: number; y: number; value: number }[] = [];
  for (let y = bottom; y <= bottom + 64; y++) {
    for (let x = left; x <= left + 64; x++)
      square.push({ x, y, value: image.pixels[y * image.width + x] ?? Number.NaN });
  }
  const level = median(square.map(({ value }) => value));
  let place = start;
  for (let round = 0; round < 3; round++) {
    const inside = square.filter(({ x, y }) => (x - place.x) ** 2 + (y - place.y) ** 2 <= radius ** 2);
    const light = inside.reduce((sum, { value }) => sum + Math.max(value - level, 0), 0);
    place = {
      x: inside.reduce((sum, { x, value }) => sum + Math.max(value - level, 0) * x, 0) / light,
      y: inside.reduce((sum, { y, value }) => sum + Math.max(value - level, 0) * y, 0) / light,
    };
  }
  return place;
}

describe('intensityCentroid', () => {
  const star = { x: 52.3, y: 48.8, flux: 60_000, fwhmPixels: 4 };
  const image = simulateFrame({ width: 100, height: 100, sky: 300, stars: [star], gain: 1.5, readNoise: 8, seed: 4 });

  it('is what its definition says, and at the star', () => {
    const found = intensityCentroid(image, { x: 51, y: 50 }, 8);
    const plain = plainly(image, { x: 51, y: 50 }, 8);
    assert.ok(found && Math.hypot(found.x - plain.x, found.y - plain.y) < 1e-9);
    assert.ok(Math.hypot(found.x - star.x, found.y - star.y) < 0.1, `${found.x} ${found.y}`);
  });

  it('leaves NaN out and stays on the image', () => {
    const spoiled = { ...image, pixels: Float64Array.from(image.pixels) };
    spoiled.pixels[20 * 100 + 30] = Number.NaN;
    assert.ok(intensityCentroid(spoiled, { x: 52, y: 49 }, 8));
    const corner = intensityCentroid(image, { x: 1, y: 1 }, 8);
    assert.ok(corner && corner.x >= 0 && corner.y >= 0);
  });

  it('is nothing where nothing stands out', () => {
    const even = { width: 80, height: 80, pixels: new Float32Array(6400).fill(7) };
    assert.equal(intensityCentroid(even, { x: 40, y: 40 }, 8), null);
    assert.equal(intensityCentroid(even, { x: 400, y: 40 }, 8), null);
  });
});
