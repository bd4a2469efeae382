import assert from 'node:assert/strict';
import fc from 'fast-check';
import { numberFormat } from './numberFormat.js';

describe('numberFormat', () => {
  it('writes what AstroImageJ writes', () => {
    const vectors: [number, string][] = [
      [1, '1'],
      [100, '100'],
      [0, '0'],
      [-0, '0'],
      [2460963.9039571, '2460963.9039571'],
      [0.086588, '0.086588'],
      [1e-7, '0.0000001'],
      [-25.097315, '-25.097315'],
      [1e-16, '0.0000000000000001'],
      [1e-17, '1E-17'],
      [1.5e12, '1.5E12'],
      [999999999999, '999999999999'],
      [Number.NaN, 'NaN'],
      [Number.POSITIVE_INFINITY, 'NaN'],
    ];
    for (const [value, text] of vectors) assert.equal(numberFormat(value), text);
  });

  it('rounds the seventeenth decimal half to even', () => {
    assert.equal(numberFormat(0.00000000000000025), '0.0000000000000002');
    assert.equal(numberFormat(0.00000000000000035), '0.0000000000000004');
    assert.equal(numberFormat(0.012345678901234567), '0.0123456789012346');
  });

  it('loses no more than the decimals beyond the sixteenth', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = numberFormat(value);
        assert.ok(Math.abs(Number(text) - value) <= 0.5000001e-16 || Number(text) === value, `${value} as ${text}`);
        assert.match(text, /^-?\d+(\.\d*[1-9])?$|^-?\d(\.\d+)?E-?\d+$/);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
