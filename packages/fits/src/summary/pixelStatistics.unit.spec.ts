import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PixelGathering } from './pixelStatistics.js';

function gathered(...pieces: number[][]) {
  const gathering = new PixelGathering(pieces.flat().length);
  for (const piece of pieces) gathering.add(Float64Array.from(piece));
  return gathering.result();
}

describe('the statistics of pixels', () => {
  it('are those of the whole, however it is cut', () => {
    const piece = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });
    const property = fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const all = pieces.flat();
      const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
      const std = Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length);
      const found = gathered(...pieces);
      assert.equal(found.valid, all.length);
      assert.ok(Math.abs((found.mean ?? 0) - mean) < 1e-6);
      assert.ok(Math.abs((found.std ?? 0) - std) < 1e-5);
      assert.deepEqual([found.min, found.max], [Math.min(...all), Math.max(...all)]);
      assert.deepEqual([found.first, found.middle, found.last], [all[0], all[Math.floor(all.length / 2)], all.at(-1)]);
    });
    fc.assert(property, { seed: 1, numRuns: 200 });
  });

  it('leave out what is no number', () => {
    assert.deepEqual(gathered([Number.NaN, 4], [Infinity, 2, Number.NaN]), {
      valid: 2,
      mean: 3,
      std: 1,
      min: 2,
      max: 4,
      first: null,
      middle: null,
      last: null,
    });
    assert.deepEqual(gathered([Number.NaN]), { valid: 0, first: null, middle: null, last: null });
    assert.deepEqual(gathered([]), { valid: 0 });
  });

  it('keep their digits where the pixels are large and alike', () => {
    const found = gathered([1e9 + 1, 1e9 + 2], [1e9 + 3, 1e9 + 4]);
    assert.deepEqual([found.mean, found.std], [1e9 + 2.5, Math.sqrt(1.25)]);
  });
});
