import assert from 'node:assert/strict';
import { UnitRange } from './unitRange.js';

function problemOf(...bands: readonly number[][]) {
  const range = new UnitRange();
  for (const pixels of bands) range.take({ pixels: Float32Array.from(pixels) });
  return range.problem();
}

describe('UnitRange', () => {
  it('says what is wrong with parts of full scale, whatever has no value among them', () => {
    assert.match(
      problemOf([0.0123, Number.NaN], [0.97, -0.001]) ?? '',
      /^its pixels are floats from 0 to 1 \(-0\.00100 to 0\.970\)/,
    );
    assert.match(problemOf([0, 1]) ?? '', /floats from 0 to 1/);
  });

  it('takes counts for counts, also few, none, negative ones and fractions', () => {
    for (const pixels of [[0.2, 1.4], [0, 0], [-300.5, 0.5], [1000.25, 65_535], [Number.NaN]])
      assert.equal(problemOf(pixels), null, String(pixels));
    assert.equal(problemOf([0.1], [900.5]), null);
  });
});
