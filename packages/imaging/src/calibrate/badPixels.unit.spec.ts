import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import type { Image } from '../image/image.js';
import { deadPixelsOf, hotPixelsOf } from './badPixels.js';

const [width, height] = [300, 200];
const normal = seededNormal(7);

function master(value: (x: number, y: number) => number): Image {
  const pixels = Float32Array.from({ length: width * height }, (_, at) => value(at % width, Math.floor(at / width)));
  return { width, height, pixels };
}

describe('bad pixels of a master', () => {
  it('are the hot ones of a dark, with what they have above the others, beside a glow', () => {
    const dark = master((x) => 5 + 0.01 * x + normal());
    dark.pixels[17 * width + 40] = 400;
    dark.pixels[180 * width + 299] = 60;
    const { places, excesses } = hotPixelsOf(dark);
    assert.deepEqual([...places], [17 * width + 40, 180 * width + 299]);
    for (const [index, counts] of [400, 60].entries())
      assert.ok(Math.abs((excesses[index] ?? 0) - (counts - 6.5)) < 4, `${excesses}`);
  });

  it('are not all of a corner that glows, but the hot one in it, and one beside another', () => {
    const dark = master((x, y) => 5 + 80 * Math.exp(-((x / 60) ** 2 + (y / 60) ** 2)) + normal());
    const hot = [20 * width + 15, 20 * width + 16, 150 * width + 200];
    for (const at of hot) dark.pixels[at] = (dark.pixels[at] ?? 0) + 90;
    const { places, excesses } = hotPixelsOf(dark);
    assert.deepEqual([...places], hot);
    for (const counts of excesses) assert.ok(Math.abs(counts - 90) < 8, `${excesses}`);
  });

  it('are those of a flat that do not answer as the ones beside them do, not its dark corners', () => {
    const flat = master((x, y) => 1 - 5e-6 * ((x - 150) ** 2 + (y - 100) ** 2) + 0.01 * normal());
    for (const [at, value] of [
      [30 * width + 30, 0.3],
      [90 * width + 200, Number.NaN],
      [120 * width + 60, 1.7],
    ] as const)
      flat.pixels[at] = value;
    const found = new Set(deadPixelsOf(flat).places);
    for (const at of [30 * width + 30, 90 * width + 200, 120 * width + 60]) assert.ok(found.has(at));
    const beside = [...found].filter((at) => ![30, 90, 120].includes(Math.floor(at / width)));
    assert.deepEqual(beside, []);
  });

  it('are none of masters without any', () => {
    assert.equal(hotPixelsOf(master(() => 100 + normal())).places.length, 0);
    assert.equal(deadPixelsOf(master(() => 1 + 0.02 * normal())).places.length, 0);
  });
});
