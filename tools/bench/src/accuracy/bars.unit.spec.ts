import assert from 'node:assert/strict';
import type { PixelFigures } from './accuracyResult.js';
import { pixelBars } from './bars.js';

const night: PixelFigures = {
  ...{ seed: 1, band: 'V', frames: 24, points: 24, transformedPoints: 24, offset: 0.002, offsetError: 0.001 },
  ...{ slope: 0.001, slopeError: 0.004, scatter: 0.006, predicted: 0.0055, pull: 1.02, statedError: 0.008 },
  ...{ worst: 0.02, checkOffset: -0.001 },
};

/** Nights of these slopes, magnitudes per airmass, each with an error of 0.004 by its own points. */
function slopeBar(slopes: readonly number[]) {
  const bars = pixelBars(slopes.map((slope, index) => ({ ...night, seed: index + 1, slope })));
  const [bar] = bars.filter(({ what }) => what.includes('slope with airmass'));
  assert.ok(bar);
  return bar;
}

describe('the bar of the slope with airmass', () => {
  it('believes the nights where they agree as well as their errors say', () => {
    const { found, holds } = slopeBar([0.006, 0.002, 0.004, 0.004]);
    assert.ok(Math.abs(found - (0.004 / 0.004) * Math.sqrt(4)) < 1e-9 && holds, `${found}`);
    assert.equal(slopeBar([0.005, 0.005, 0.005, 0.005]).holds, false);
  });

  it('counts in how far the nights lie from each other', () => {
    // Mean 0.005, chi2 = 4 x (0.012 / 0.004)^2 = 36 of 3: the error of the mean is 0.002 x sqrt(12).
    const { found } = slopeBar([0.017, -0.007, 0.017, -0.007]);
    assert.ok(Math.abs(found - 0.005 / (0.002 * Math.sqrt(12))) < 1e-9, `${found}`);
  });

  it('finds a slope that all nights share, be they as restless as they may', () => {
    const restless = [0.017, -0.007, 0.017, -0.007].flatMap((slope) => [slope, slope, slope, slope, slope, slope]);
    assert.equal(slopeBar(restless.map((slope) => slope + 0.002)).holds, false);
  });

  it('has only the error of its points for one night', () => {
    assert.ok(Math.abs(slopeBar([0.006]).found - 1.5) < 1e-9);
  });
});
