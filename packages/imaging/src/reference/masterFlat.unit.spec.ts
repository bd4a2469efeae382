import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import type { Image } from '../image/image.js';
import { median } from '../statistics/median.js';
import { masterFlat } from './masterFlat.js';

const SIDE = 40;
const response = Float64Array.from({ length: SIDE * SIDE }, (_, i) => 1 - 0.2 * ((i % SIDE) / SIDE - 0.5) ** 2);

function flats(levels: readonly number[]): Image[] {
  const normal = seededNormal(5);
  return levels.map((level) => ({
    width: SIDE,
    height: SIDE,
    pixels: Uint16Array.from(response, (part) => Math.round(1000 + level * part + Math.sqrt(level) * normal())),
  }));
}

const bias: Image = { width: SIDE, height: SIDE, pixels: new Float32Array(SIDE * SIDE).fill(1000) };

describe('masterFlat', () => {
  it('has median 1 and follows the response, whatever the levels', () => {
    const master = masterFlat(flats([9000, 30000, 12000, 22000, 17000, 25000, 14000, 28000, 11000, 20000]), {
      bias,
      dark: null,
    });
    assert.ok(Math.abs(median(master.pixels) - 1) < 1e-7);
    const scale = median(response);
    const worst = Math.max(...master.pixels.map((value, i) => Math.abs(value - (response[i] ?? 0) / scale)));
    assert.ok(worst < 0.015, `${worst}`);
  });

  it('divides each flat by the median of what is left of it without bias and dark', () => {
    const dark: Image = { width: SIDE, height: SIDE, pixels: new Float32Array(SIDE * SIDE).fill(50) };
    const [flat] = flats([20000]);
    assert.ok(flat);
    const { levels } = masterFlat([flat], { bias, dark });
    assert.deepEqual(levels, [median(flat.pixels) - 1050]);
  });

  it('leaves out a flat without light, and says which', () => {
    const [bright, dim] = flats([20000, 0]);
    assert.ok(bright && dim);
    const empty = { ...dim, pixels: dim.pixels.map(() => 900) };
    const master = masterFlat([empty, bright], { bias, dark: null });
    assert.deepEqual(master.leftOut, [0]);
    assert.deepEqual(master.pixels, masterFlat([bright], { bias, dark: null }).pixels);
  });
});
