import assert from 'node:assert/strict';
import { brightnessRange, middleMagnitude } from './brightnessRange.js';
import { comparisonWindow } from './comparisonWindow.js';

const unknown = { configured: null, vsx: null, measuredMag: null };

describe('brightnessRange', () => {
  it('is the configured one where there is one', () => {
    const range = brightnessRange({
      configured: { brightest: 9, faintest: 15 },
      vsx: { brightest: 11, faintest: 12 },
      measuredMag: 10,
    });
    assert.deepEqual(range, { brightest: 9, faintest: 15, source: 'configured' });
  });

  it("is VSX's otherwise, the right way round", () => {
    const vsx = { brightest: 11.318, faintest: 11.29 };
    assert.deepEqual(brightnessRange({ ...unknown, vsx, measuredMag: 14 }), {
      brightest: 11.29,
      faintest: 11.318,
      source: 'vsx',
    });
  });

  it('is stretched to what was measured where VSX gives one end', () => {
    const bright = { brightest: 11, faintest: null };
    assert.deepEqual(brightnessRange({ ...unknown, vsx: bright, measuredMag: 13 }), {
      brightest: 11,
      faintest: 13,
      source: 'vsx',
    });
    assert.equal(brightnessRange({ ...unknown, vsx: bright, measuredMag: 10 })?.faintest, 11);
    assert.equal(brightnessRange({ ...unknown, vsx: bright })?.faintest, 11);
    const faint = { brightest: null, faintest: 14 };
    assert.equal(brightnessRange({ ...unknown, vsx: faint, measuredMag: 12 })?.brightest, 12);
  });

  it('is what was measured where nothing else is known, and nothing where nothing is', () => {
    assert.deepEqual(brightnessRange({ ...unknown, measuredMag: 12 }), {
      brightest: 12,
      faintest: 12,
      source: 'measured',
    });
    assert.equal(brightnessRange({ ...unknown, vsx: { brightest: null, faintest: null } }), null);
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
