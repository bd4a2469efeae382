import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { annulusSky } from './annulusSky.js';

const SIDE = 81;
const centre = { x: 40.3, y: 39.6 };
const radii = { starPixels: 8, skyInnerPixels: 14, skyOuterPixels: 22 };

function noisySky(level: number, sigma: number) {
  const normal = seededNormal(9);
  const pixels = Float64Array.from({ length: SIDE * SIDE }, () => level + sigma * normal());
  return { width: SIDE, height: SIDE, pixels };
}

function inAnnulus(index: number): boolean {
  const r = Math.hypot((index % SIDE) - centre.x, Math.floor(index / SIDE) - centre.y);
  return r >= radii.skyInnerPixels && r <= radii.skyOuterPixels;
}

/** The rule written down a second time. */
function plainSky(values: readonly number[]) {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  let kept = values;
  for (let pass = 1; pass < 100; pass++) {
    const level = mean(kept);
    const sigma = Math.sqrt(mean(kept.map((value) => (value - level) ** 2)));
    kept = values.filter((value) => Math.abs(value - level) <= 2 * sigma);
    if (Math.abs(mean(kept) - level) < 1e-4) break;
  }
  return { level: mean(kept), count: kept.length };
}

describe('annulusSky', () => {
  it('equals the rule written down plainly, stars and all', () => {
    const image = noisySky(500, 12);
    image.pixels.forEach((value, i) => {
      if (i % 23 === 0) image.pixels[i] = value + 400;
    });
    const expected = plainSky([...image.pixels].filter((_, i) => inAnnulus(i)));
    const sky = annulusSky(image, centre, radii);
    assert.equal(sky.count, expected.count);
    assert.ok(Math.abs(sky.level - expected.level) < 1e-10);
    assert.ok(Math.abs(sky.level - 500) < 2, 'the stars are gone');
  });

  it('includes pixels on both rims', () => {
    const even = { width: 11, height: 11, pixels: new Float32Array(121).fill(3) };
    const sky = annulusSky(even, { x: 5, y: 5 }, { starPixels: 1, skyInnerPixels: 2, skyOuterPixels: 3 });
    assert.deepEqual(sky, { level: 3, sigma: 0, count: 20 });
  });

  it('survives an even sky that no binary number hits', () => {
    const even = { width: 50, height: 50, pixels: new Float64Array(2500).fill(0.1) };
    const sky = annulusSky(even, { x: 25, y: 25 }, radii);
    assert.ok(Math.abs(sky.level - 0.1) < 1e-12 && sky.count > 0);
  });

  it('leaves NaN out', () => {
    const image = noisySky(100, 3);
    const all = annulusSky(image, centre, radii);
    image.pixels.fill(Number.NaN, 0, 40 * SIDE);
    const half = annulusSky(image, centre, radii);
    assert.ok(half.count < 0.6 * all.count && Math.abs(half.level - 100) < 0.5);
  });

  it('tells an annulus that is not wanted from one that finds nothing', () => {
    const image = noisySky(100, 3);
    assert.deepEqual(annulusSky(image, centre, { ...radii, skyOuterPixels: 14 }), { level: 0, sigma: 0, count: 0 });
    const off = annulusSky(image, { x: 500, y: 500 }, radii);
    assert.deepEqual(off, { level: Number.NaN, sigma: Number.NaN, count: 0 });
  });
});
