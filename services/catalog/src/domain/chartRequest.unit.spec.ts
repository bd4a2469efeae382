import assert from 'node:assert/strict';
import { separationDegrees } from '@wombat/sky';
import fc from 'fast-check';
import { chartRequest } from './chartRequest.js';

const target = { raDegrees: 0.05, decDegrees: 0 };
const east = (arcmin: number) => ({ raDegrees: 0.05 + arcmin / 60, decDegrees: 0 });
const window = { brightest: 9.79, faintest: 12.818 };

describe('chartRequest', () => {
  it('is twice as wide as the farthest corner is away, in whole arcminutes, across RA 0', () => {
    const corners = [east(-20.2), east(3)];
    assert.deepEqual(chartRequest({ target, corners, window }), { fovArcmin: 41, magLimit: 12.9, warning: null });
  });

  it('does not grow by the last bit of a sum', () => {
    assert.equal(chartRequest({ target, corners: [east(30)], window }).fovArcmin, 60);
    for (const faintest of [12.8, 13.1, 12.3]) {
      assert.equal(chartRequest({ target, corners: [east(30)], window: { ...window, faintest } }).magLimit, faintest);
    }
  });

  it('goes to 12 at most above 180 arcminutes', () => {
    assert.equal(chartRequest({ target, corners: [east(90)], window }).magLimit, 12.9);
    assert.equal(chartRequest({ target, corners: [east(91)], window }).magLimit, 12);
    assert.equal(chartRequest({ target, corners: [east(91)], window: { ...window, faintest: 11 } }).magLimit, 11);
  });

  it('says so where the window goes fainter than a wide chart', () => {
    const warning = (arcmin: number, faintest: number) =>
      chartRequest({ target, corners: [east(arcmin)], window: { ...window, faintest } }).warning;
    assert.equal(warning(90, 14), null);
    assert.equal(warning(91, 12), null);
    assert.match(
      warning(91, 14) ?? '',
      /field of 182' is wider than 180': .* only to magnitude 12 there, not to 14\.$/,
    );
  });

  it('holds every corner, wherever the field is', () => {
    const position = fc.record({
      raDegrees: fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true }),
      decDegrees: fc.double({ min: -90, max: 90, noNaN: true }),
    });
    fc.assert(
      fc.property(position, fc.array(position, { minLength: 1, maxLength: 8 }), (centre, corners) => {
        const { fovArcmin } = chartRequest({ target: centre, corners, window });
        return corners.every((corner) => separationDegrees(centre, corner) * 60 <= fovArcmin / 2 + 1e-5);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('needs a solved frame', () => assert.throws(() => chartRequest({ target, corners: [], window }), RangeError));
});
