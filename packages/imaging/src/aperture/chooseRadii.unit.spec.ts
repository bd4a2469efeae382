import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chooseRadii } from './chooseRadii.js';

const bright = [
  { radiusPixels: 4, fraction: 0.85, snr: 900 },
  { radiusPixels: 2, fraction: 0.5, snr: 700 },
  { radiusPixels: 7, fraction: 0.985, snr: 950 },
  { radiusPixels: 10, fraction: 1, snr: 940 },
];

describe('chooseRadii', () => {
  it('holds 98 % of the light of bright stars, annulus 2 and 4 times', () => {
    const { reason, ...radii } = chooseRadii({ fwhmPixels80thPercentile: 4, growth: bright });
    assert.deepEqual(radii, { starPixels: 7, skyInnerPixels: 14, skyOuterPixels: 28 });
    assert.match(reason, /7\.0 px: holds 99 % of the light/);
  });

  it('stays smaller where that would cost too much SNR', () => {
    const faint = bright.map((point) => (point.radiusPixels > 4 ? { ...point, snr: 400 } : point));
    assert.equal(chooseRadii({ fwhmPixels80thPercentile: 2.5, growth: faint }).starPixels, 4);
  });

  it('is never below 1.5 FWHM, nor 3 px for undersampled stars', () => {
    const small = [{ radiusPixels: 1, fraction: 0.99, snr: 50 }];
    assert.equal(chooseRadii({ fwhmPixels80thPercentile: 4.04, growth: small }).starPixels, 6.1);
    assert.equal(chooseRadii({ fwhmPixels80thPercentile: 1.6, growth: small }).starPixels, 3);
    assert.equal(chooseRadii({ fwhmPixels80thPercentile: 3, growth: [] }).starPixels, 4.5);
  });

  it('keeps its promises whatever the evidence', () => {
    const part = fc.double({ min: 0, max: 1.1, noNaN: true });
    const point = fc.record({
      radiusPixels: fc.double({ min: 1, max: 40, noNaN: true }),
      fraction: part,
      snr: fc.double({ min: -10, max: 1000, noNaN: true }),
    });
    const fwhm = fc.double({ min: 0.5, max: 20, noNaN: true });
    fc.assert(
      fc.property(fwhm, fc.array(point, { maxLength: 12 }), (fwhmPixels80thPercentile, growth) => {
        const radii = chooseRadii({ fwhmPixels80thPercentile, growth });
        assert.ok(radii.starPixels >= 1.5 * fwhmPixels80thPercentile - 1e-9);
        assert.ok(fwhmPixels80thPercentile >= 2 || radii.starPixels >= 3);
        assert.ok(radii.skyOuterPixels ** 2 - radii.skyInnerPixels ** 2 >= 4 * radii.starPixels ** 2);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('throws without a width', () => {
    assert.throws(() => chooseRadii({ fwhmPixels80thPercentile: Number.NaN, growth: [] }), RangeError);
  });
});
