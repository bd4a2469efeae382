import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import fc from 'fast-check';
import { clipSorted, medianOfSorted, populationStd } from '../statistics/clipSorted.js';
import { clippedAnnulus } from './clippedAnnulus.js';

const SIDE = 61;
const radii = { starPixels: 8, skyInnerPixels: 14, skyOuterPixels: 22 };

function noise(seed: number, outliers: number) {
  const normal = seededNormal(seed);
  const pixels = Float32Array.from({ length: SIDE * SIDE }, () => 200 + 12 * normal());
  for (let i = 0; i < outliers; i++) pixels[(i * 97) % pixels.length] = 5000 + i;
  return { width: SIDE, height: SIDE, pixels };
}

describe('clippedAnnulus', () => {
  it('is the median that sorting and clipping leave', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 300 }), (seed, outliers) => {
        const image = noise(seed, outliers);
        const centre = { x: 30.2, y: 29.7 };
        const values = [...image.pixels].filter((_, i) => {
          const distance = ((i % SIDE) - centre.x) ** 2 + (Math.floor(i / SIDE) - centre.y) ** 2;
          return distance >= 14 ** 2 && distance < 22 ** 2;
        });
        const sorted = Float64Array.from(values).sort();
        const kept = clipSorted(sorted, sorted.length, { deviation: 'std', sigma: 3, rounds: 5 });
        const found = clippedAnnulus(image, centre, radii);
        assert.equal(found.level, medianOfSorted(sorted, kept));
        assert.equal(found.count, kept.end - kept.start);
        assert.ok(Math.abs(found.sigma / populationStd(sorted, kept) - 1) < 1e-9);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('takes the inner radius in and leaves the outer one out', () => {
    const image = { width: SIDE, height: SIDE, pixels: new Float32Array(SIDE * SIDE) };
    const ring = { starPixels: 1, skyInnerPixels: 3, skyOuterPixels: 5 };
    assert.equal(clippedAnnulus(image, { x: 30, y: 30 }, { ...ring, skyOuterPixels: 3.1 }).count, 4);
    assert.equal(clippedAnnulus(image, { x: 30, y: 30 }, { ...ring, skyInnerPixels: 4.9 }).count, 0);
  });

  it('has no level where there are no pixels', () => {
    const image = { width: 4, height: 4, pixels: new Float32Array(16).fill(Number.NaN) };
    const found = clippedAnnulus(image, { x: 2, y: 2 }, radii);
    assert.deepEqual([found.level, found.count], [Number.NaN, 0]);
  });
});
