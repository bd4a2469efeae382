import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Image } from '../image/image.js';
import { calibrate } from './calibrate.js';

const row = (...values: number[]): Image => ({ width: values.length, height: 1, pixels: Float32Array.from(values) });

describe('calibrate', () => {
  it('is (raw - pedestal - bias - scale * dark) / flat', () => {
    const masters = { bias: row(100), dark: row(20), darkScale: 1.5, flat: row(0.5) };
    assert.equal(calibrate(row(1000), masters, { saturation: null, pedestal: 70 }).pixels[0], 1600);
  });

  it('does with what exists', () => {
    assert.equal(calibrate(row(1000), {}, { saturation: null }).pixels[0], 1000);
    assert.equal(calibrate(row(1000), { dark: row(300) }, { saturation: null }).pixels[0], 700);
  });

  it('flags flat pixels that cannot be divided by, and does not', () => {
    const flat = row(Number.NaN, 0, -1, 0.0999, 0.125, Number.POSITIVE_INFINITY);
    const { pixels, mask, badFlatPixels } = calibrate(row(8, 8, 8, 8, 8, 8), { flat }, { saturation: null });
    assert.deepEqual([...pixels], [8, 8, 8, 8, 64, 8]);
    assert.deepEqual([...mask], [2, 2, 2, 2, 0, 2]);
    assert.equal(badFlatPixels, 5);
  });

  it('judges saturation on raw counts', () => {
    const masters = { bias: row(1000, 1000), flat: row(0.5, 2) };
    const { mask, saturatedPixels } = calibrate(row(59_999, 60_000), masters, { saturation: 60_000 });
    assert.deepEqual([...mask], [0, 1]);
    assert.equal(saturatedPixels, 1);
  });

  it('marks what is not a number, in the frame or its masters, beside the other flags', () => {
    const masters = { bias: row(0, Number.NaN, 0), flat: row(1, 1, 0) };
    const { pixels, mask } = calibrate(row(Number.NaN, 1, Number.NaN), masters, { saturation: 10 });
    assert.ok(pixels.every(Number.isNaN));
    assert.deepEqual([...mask], [4, 4, 6]);
  });

  it('rounds once', () => {
    const counts = fc.integer({ min: 0, max: 65535 });
    const real = fc.float({ min: Math.fround(0.5), max: Math.fround(1.5), noNaN: true });
    fc.assert(
      fc.property(counts, real, real, (raw, bias, flat) => {
        const { pixels } = calibrate(row(raw), { bias: row(bias), flat: row(flat) }, { saturation: null });
        assert.equal(pixels[0], Math.fround((raw - bias) / flat));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('throws on masters of another size', () => {
    assert.throws(() => calibrate(row(1, 2), { bias: row(1) }, { saturation: null }), RangeError);
  });
});
