import assert from 'node:assert/strict';
import fc from 'fast-check';
import { apertureLadder } from './apertureLadder.js';

describe('apertureLadder', () => {
  it('has eight radii from 1.0 to 3.5 times the FWHM', () => {
    assert.deepEqual(apertureLadder(4, 20), [4, 4.8, 5.7, 6.8, 8.2, 9.8, 11.7, 14]);
  });

  it('begins at 3 px for undersampled stars', () => {
    const ladder = apertureLadder(1.4, 20);
    assert.deepEqual([ladder.length, ladder[0], ladder.at(-1)], [8, 3, 7]);
  });

  it('ends before the sky', () => {
    assert.deepEqual(apertureLadder(4, 9), [4, 4.8, 5.7, 6.8, 8.2]);
    assert.deepEqual(apertureLadder(4, 3), []);
  });

  it('grows whatever the FWHM', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 25, noNaN: true }), (fwhm) => {
        const ladder = apertureLadder(fwhm, 100);
        assert.ok(ladder.every((radius, index) => radius > (ladder[index - 1] ?? 0)));
        assert.ok((ladder[0] ?? 0) >= Math.min(fwhm, 3) - 0.05 && (ladder.at(-1) ?? 0) >= 3.5 * fwhm - 0.05);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
