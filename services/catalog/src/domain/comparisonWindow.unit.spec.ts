import assert from 'node:assert/strict';
import { brightnessRange, middleMagnitude } from './brightnessRange.js';
import { comparisonWindow } from './comparisonWindow.js';

const unknown = { configured: null, vsx: null, measuredMag: null };

/** As VSX has it, both ends in V. */
const inV = (brightest: number | null, faintest: number | null) => {
  return { brightest, faintest, maxMag: { band: 'V' }, minMag: { band: 'V' } };
};
const both = (brightestBand: string, faintestBand = brightestBand) => ({ brightestBand, faintestBand });

describe('brightnessRange', () => {
  it('is the configured one where there is one', () => {
    const range = brightnessRange({ configured: { brightest: 9, faintest: 15 }, vsx: inV(11, 12), measuredMag: 10 });
    assert.deepEqual(range, { brightest: 9, faintest: 15, ...both(''), source: 'configured' });
  });

  it("is VSX's otherwise, the right way round, each end in its band", () => {
    const vsx = { brightest: 11.318, faintest: 11.29, maxMag: { band: 'V' }, minMag: { band: 'p' } };
    assert.deepEqual(brightnessRange({ ...unknown, vsx, measuredMag: 14 }), {
      ...{ brightest: 11.29, faintest: 11.318, ...both('p', 'V') },
      source: 'vsx',
    });
    const untold = { ...vsx, maxMag: { band: null }, minMag: null };
    assert.equal(brightnessRange({ ...unknown, vsx: untold })?.brightestBand, '');
  });

  it('is stretched to what was measured where VSX gives one end', () => {
    const bright = inV(11, null);
    assert.deepEqual(brightnessRange({ ...unknown, vsx: bright, measuredMag: 13 }), {
      ...{ brightest: 11, faintest: 13, ...both('V', '') },
      source: 'vsx',
    });
    assert.equal(brightnessRange({ ...unknown, vsx: bright, measuredMag: 10 })?.faintest, 11);
    assert.deepEqual(brightnessRange({ ...unknown, vsx: bright }), {
      ...{ brightest: 11, faintest: 11, ...both('V') },
      source: 'vsx',
    });
    assert.equal(brightnessRange({ ...unknown, vsx: inV(null, 14), measuredMag: 12 })?.brightest, 12);
  });

  it('is what was measured where nothing else is known, and nothing where nothing is', () => {
    assert.deepEqual(brightnessRange({ ...unknown, measuredMag: 12 }), {
      ...{ brightest: 12, faintest: 12, ...both('') },
      source: 'measured',
    });
    assert.equal(brightnessRange({ ...unknown, vsx: inV(null, null) }), null);
  });
});

describe('comparisonWindow', () => {
  it('reaches beyond the range by the margins, to the millimagnitude', () => {
    const range = { brightest: 11.29, faintest: 11.318 };
    assert.deepEqual(comparisonWindow(range, { brighter: 1.5, fainter: 1.5 }), { brightest: 9.79, faintest: 12.818 });
    assert.deepEqual(comparisonWindow(range, { brighter: 0, fainter: 2 }), { brightest: 11.29, faintest: 13.318 });
    assert.equal(middleMagnitude({ brightest: 11, faintest: 12 }), 11.5);
  });
});
