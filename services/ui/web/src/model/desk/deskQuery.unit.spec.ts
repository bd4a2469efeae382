import assert from 'node:assert/strict';
import { type DeskLook, FIRST_LOOK, lookOf, queryOf } from './deskQuery.js';

describe('how the desk is set, in the address', () => {
  it('comes back as it was', () => {
    const look: DeskLook = {
      ...{ tool: 'select', evidence: 'frame', axis: 'phase', layout: 'residual', bars: 'total', strip: 'fwhm' },
      behind: 'nights',
      zoom: {
        x: { min: 0.31, max: 0.42 },
        mags: [
          { min: 9.1, max: 9.3 },
          { min: -40, max: 25.5 },
        ],
      },
      chosen: ['a,b.fits', 'c.fits'],
    };
    assert.deepEqual(lookOf(queryOf(look)), look);
  });

  it('says nothing of what is as at first', () => {
    assert.deepEqual(queryOf(FIRST_LOOK), {});
    assert.deepEqual(lookOf({}), FIRST_LOOK);
  });

  it('takes what it does not understand for the first look', () => {
    const odd = { tool: 'hammer', show: ['gate'], axis: '', layout: 'x', bars: '1', strip: 'toString' };
    assert.deepEqual(lookOf(odd), FIRST_LOOK);
    for (const zoom of ['1,2', '2,1;3,4', 'a,b;1,2', ';']) assert.equal(lookOf({ zoom }).zoom, null);
  });

  it('does not carry hundreds of names', () => {
    const chosen = Array.from({ length: 41 }, (_, at) => `f${at}.fits`);
    assert.deepEqual(queryOf({ ...FIRST_LOOK, chosen }), {});
  });
});
