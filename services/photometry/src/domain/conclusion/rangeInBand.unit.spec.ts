import assert from 'node:assert/strict';
import { isToldIn, rangeInBand } from './rangeInBand.js';

const told = (brightestBand: string, faintestBand = brightestBand) => {
  return { brightest: 11, faintest: 12, brightestBand, faintestBand };
};

describe("VSX's range in a band", () => {
  it('is as it stands in its own, and in V where none is told', () => {
    for (const [vsx, band] of [
      ['V', 'V'],
      ['', 'V'],
      ['B', 'B'],
      ['Rc', 'R'],
      ['g', 'SG'],
      ['K', 'K'],
    ] as const) {
      assert.deepEqual(rangeInBand(told(vsx), band), { brightest: 11, faintest: 12 });
      assert.equal(isToldIn(told(vsx), band), true);
    }
  });

  it('allows for a star of any colour: in B it may be redder by two magnitudes than in V, in I by four', () => {
    assert.deepEqual(rangeInBand(told('V'), 'B'), { brightest: 10.65, faintest: 14 });
    assert.deepEqual(rangeInBand(told('V'), 'I'), { brightest: 6.9, faintest: 12.35 });
    assert.equal(isToldIn(told('V'), 'B'), false);
  });

  it('allows for the other way round, and for both where neither is V', () => {
    assert.deepEqual(rangeInBand(told('B'), 'V'), { brightest: 9, faintest: 12.35 });
    assert.deepEqual(rangeInBand(told('p'), 'R'), { brightest: 11 - 3.9, faintest: 12.5 });
  });

  it('takes each end by its own band', () => {
    assert.deepEqual(rangeInBand(told('V', 'p'), 'V'), { brightest: 11, faintest: 12.35 });
    assert.equal(isToldIn(told('V', 'p'), 'V'), false);
  });

  it('says nothing of bands nobody compared', () => {
    assert.equal(rangeInBand(told('V'), 'U'), null);
    assert.equal(rangeInBand(told('TESS'), 'V'), null);
    assert.equal(rangeInBand(told('V', 'TESS'), 'V'), null);
  });
});
