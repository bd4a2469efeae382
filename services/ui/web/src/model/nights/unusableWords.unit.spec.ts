import assert from 'node:assert/strict';
import { unusableWords } from './unusableWords.js';

const lights = { date: '20251015', targetName: 'XZ Cyg', frames: 6, firstPath: 'Light/a.fits', reason: 'it is short' };

describe('lights that cannot be used, in words', () => {
  it('name the first and why', () =>
    assert.equal(unusableWords(lights), 'XZ Cyg: none of 6 lights can be used; the first, Light/a.fits: it is short'));

  it('speak of one as of one', () =>
    assert.equal(
      unusableWords({ ...lights, frames: 1 }),
      'XZ Cyg: its only light cannot be used; Light/a.fits: it is short',
    ));
});
