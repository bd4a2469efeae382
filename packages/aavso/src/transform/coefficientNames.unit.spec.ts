import assert from 'node:assert/strict';
import { AAVSO_BANDS } from '../report/aavsoBands.js';
import {
  COEFFICIENT_NAME,
  coefficientName,
  colourOfCoefficient,
  standardBandOf,
  whyNotUsed,
} from './coefficientNames.js';

const COLOURS = ['B-V', 'V-R', 'V-I'] as const;

describe('the names of coefficients', () => {
  it('are there for every band with a standard, and lead back to band and colour', () => {
    for (const band of Object.keys(AAVSO_BANDS))
      for (const colour of COLOURS) {
        const name = coefficientName(band, colour);
        assert.equal(name !== undefined, standardBandOf(band) !== undefined, band);
        if (name === undefined) continue;
        assert.match(name, COEFFICIENT_NAME);
        assert.equal(colourOfCoefficient(name, band), colour);
        assert.equal(whyNotUsed(name), undefined);
      }
  });

  it('are those of Transform Generator, that of V for the green of a colour camera', () => {
    assert.deepEqual(
      [
        coefficientName('B', 'B-V'),
        coefficientName('TG', 'B-V'),
        coefficientName('SG', 'V-I'),
        coefficientName('V', 'B-R'),
      ],
      ['Tb_bv', 'Tv_bv', 'Tsg_vi', undefined],
    );
    assert.deepEqual(
      ['CV', 'TB', 'O', ''].map((band) => coefficientName(band, 'B-V')),
      [undefined, undefined, undefined, undefined],
    );
    assert.equal(colourOfCoefficient('Tv_bv', 'B'), undefined);
  });
});
