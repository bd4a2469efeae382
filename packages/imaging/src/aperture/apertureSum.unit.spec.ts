import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { apertureSum } from './apertureSum.js';
import { circleOverlap } from './circleOverlap.js';

const flat = (value: number) => ({ width: 30, height: 30, pixels: new Float32Array(900).fill(value) });

describe('apertureSum', () => {
  it('is value times pi r^2 on an even frame', () => {
    const { sum, area, peak, nanPixels } = apertureSum(flat(7), { x: 14.3, y: 15.8 }, 5.5);
    assert.ok(Math.abs(area - Math.PI * 5.5 ** 2) < 1e-11);
    assert.ok(Math.abs(sum - 7 * Math.PI * 5.5 ** 2) < 1e-10);
    assert.deepEqual({ peak, nanPixels }, { peak: 7, nanPixels: 0 });
  });

  it('equals the sum over the whole frame', () => {
    const normal = seededNormal(3);
    const image = { width: 30, height: 20, pixels: Float64Array.from({ length: 600 }, () => 100 + normal()) };
    const centre = { x: 2.2, y: 17.9 };
    let sum = 0;
    image.pixels.forEach((value, i) => {
      sum += value * circleOverlap((i % 30) - centre.x, Math.floor(i / 30) - centre.y, 4.4);
    });
    const found = apertureSum(image, centre, 4.4);
    assert.ok(Math.abs(found.sum - sum) < 1e-9);
    assert.ok(found.area < Math.PI * 4.4 ** 2, 'what is off the frame is not counted');
  });

  it('skips NaN pixels and takes no peak from pixels it hardly touches', () => {
    const image = flat(1);
    image.pixels[15 * 30 + 15] = Number.NaN;
    image.pixels[15 * 30 + 18] = 1000;
    const { area, peak, nanPixels } = apertureSum(image, { x: 15, y: 15 }, 2.5001);
    assert.ok(Math.abs(area - (Math.PI * 2.5001 ** 2 - 1)) < 1e-11);
    assert.deepEqual({ peak, nanPixels }, { peak: 1, nanPixels: 1 });
  });

  it('is empty off the frame', () => {
    assert.deepEqual(apertureSum(flat(1), { x: -50, y: 5 }, 4), { sum: 0, area: 0, peak: Number.NaN, nanPixels: 0 });
  });
});
