import assert from 'node:assert/strict';
import { observationsFile } from './observationsFile.js';

describe('observationsFile', () => {
  const hashes = new Map([
    ['a.fits', 'aa'],
    ['b.fits', 'bb'],
  ]);
  const made = (filenames: string[], notSeen = new Set<string>()) =>
    observationsFile({ star: 'XZ "Cyg"', auid: '000-BCH-041', filenames, notSeen, hashes });

  it('names the star, and the frames behind every row in the order of the rows', () => {
    const observations = [['bb'], ['aa']];
    assert.deepEqual(JSON.parse(made(['b.fits', 'a.fits'])), { star: 'XZ "Cyg"', auid: '000-BCH-041', observations });
    assert.deepEqual(JSON.parse(made([])).observations, []);
  });

  it('names the rows that are limits', () => {
    assert.equal('fainterThan' in JSON.parse(made(['a.fits'])), false);
    assert.deepEqual(JSON.parse(made(['b.fits', 'a.fits'], new Set(['a.fits']))).fainterThan, [1]);
  });

  it('makes up no frame', () => {
    assert.throws(() => made(['c.fits']), /c\.fits/);
  });
});
