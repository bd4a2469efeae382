import assert from 'node:assert/strict';
import { bandMeant, bandNamed, exampleBand, filterName } from './filterNames.js';

describe('filterName', () => {
  it('writes a name in one way, and keeps r and R apart', () => {
    const written = ['v', ' V ', 'b', 'CLEAR', 'lum', 'RED', 'rc', 'RP', 'h'].map(filterName);
    assert.deepEqual(written, ['V', 'V', 'B', 'Clear', 'Lum', 'Red', 'Rc', 'rp', 'H']);
    const kept = ['u', 'g', 'r', 'i', 'z', 'U', 'R', 'I', 'OIII', 'Optolong L-Pro', 'toString', ''];
    assert.deepEqual(kept.map(filterName), kept);
  });

  it('changes nothing the second time, and no band', () => {
    for (const name of ['v', 'CLEAR', 'rc', 'gp', 'sg', 'r', 'R', 'Luminance', 'i', 'ZS'])
      assert.deepEqual(
        [filterName(filterName(name)), bandNamed(filterName(name))],
        [filterName(name), bandNamed(name)],
      );
  });
});

describe('bandMeant', () => {
  it('guesses what somebody wrote in other words', () => {
    const meant: Record<string, string | undefined> = {
      Luminance: 'CV',
      v: 'V',
      Rc: 'R',
      'johnson v': 'V',
      'Cousins R': 'R',
      'Sloan g': 'SG',
      Green: 'TG',
      Ha: 'HA',
      nonsense: undefined,
      constructor: undefined,
    };
    for (const [text, band] of Object.entries(meant)) assert.equal(bandMeant(text), band, text);
  });
});

describe('exampleBand', () => {
  it('is tri-colour for colours of a wheel for pictures', () => {
    assert.deepEqual(['R', 'Green', 'b', 'H', 'L', 'rp', 'OIII'].map(exampleBand), [
      'TR',
      'TG',
      'TB',
      'HA',
      'CV',
      'SR',
      'V',
    ]);
  });
});
