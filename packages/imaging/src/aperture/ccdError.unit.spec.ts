import assert from 'node:assert/strict';
import { ccdError, ccdErrorShares } from './ccdError.js';

const ideal = { gain: 1, readNoise: 0, darkElectrons: 0 };

describe('ccdError', () => {
  it('gives the errors of AstroImageJ tables', () => {
    const saao = { net: 115837.765143, skyLevel: 550.605866, sourcePixels: 201.06193, skyPixels: 889, ...ideal };
    assert.ok(Math.abs(ccdError(saao) - 501.599625) < 2e-6);
    const toi = {
      net: 37470.484849,
      skyLevel: 59.327117,
      sourcePixels: 380.132711,
      skyPixels: 1381,
      gain: 2.39,
      readNoise: 23,
      darkElectrons: 3,
    };
    assert.ok(Math.abs(ccdError(toi) - 270.001987) < 2e-6);
  });

  it('counts gain, read noise and dark as the formula does', () => {
    const terms = { net: 25000, sourcePixels: 78.539816, skyPixels: 2300, skyLevel: 120 };
    assert.ok(Math.abs(ccdError({ ...terms, gain: 1.4, readNoise: 8, darkElectrons: 0.5 }) - 165.827176) < 1e-6);
  });

  it('takes negative source and sky as none, and no sky pixels as no penalty', () => {
    const dark = { sourcePixels: 100, skyPixels: 0, ...ideal, readNoise: 5 };
    const expected = Math.sqrt(100 * (25 + 0.289 ** 2));
    assert.ok(Math.abs(ccdError({ ...dark, net: -50, skyLevel: -3 }) - expected) < 1e-12);
  });
});

describe('ccdErrorShares', () => {
  const terms = { net: 500, sourcePixels: 100, skyPixels: 400, skyLevel: 4, gain: 2, readNoise: 3, darkElectrons: 5 };

  it('are the terms of the formula in relation to their sum', () => {
    const [star, sky, dark, read] = [1000, 125 * 8, 125 * 5, 125 * (9 + 4 * 0.289 ** 2)];
    const all = star + sky + dark + read;
    const shares = ccdErrorShares(terms);
    for (const [share, term] of [
      [shares.star, star],
      [shares.sky, sky],
      [shares.dark, dark],
      [shares.read, read],
    ] as const)
      assert.ok(Math.abs(share - term / all) < 1e-15);
    assert.ok(Math.abs(ccdError(terms) - Math.sqrt(all) / 2) < 1e-12);
  });

  it('are none of a star and a sky below zero', () => {
    const { star, sky, dark, read } = ccdErrorShares({ ...terms, net: -5, skyLevel: -1, skyPixels: 0 });
    assert.deepEqual([star, sky], [0, 0]);
    assert.ok(Math.abs(dark + read - 1) < 1e-15);
  });
});
