import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chooseSteps, HIGHEST_STORED } from './chooseSteps.js';
import { SpreadOfPixels } from './pixelSpread.js';

describe('chooseSteps', () => {
  it('given any span, reaches from the lowest pixel to the highest with steps hardly larger than they must be', () => {
    const counts = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(counts, fc.double({ min: 1, max: 1e6, noNaN: true }), (lowest, span) => {
        const { zero, step } = chooseSteps({ lowest, highest: lowest + span, noise: 10 });
        const stored = [lowest, lowest + span].map((value) => Math.round((value - zero) / step));
        assert.ok(Math.min(...stored) >= -HIGHEST_STORED && Math.max(...stored) <= HIGHEST_STORED);
        assert.ok(step <= (span / (2 * HIGHEST_STORED - 1)) * 1.000001);
      }),
    );
  });

  it('given steps of more than a quarter of the noise, or none that can be told, says that they are not fine', () => {
    const areFine = (highest: number, noise: number) => chooseSteps({ lowest: 0, highest, noise }).areFine;
    assert.equal(areFine(65_533, 4.001), true);
    assert.equal(areFine(65_533, 3.999), false);
    assert.equal(areFine(0, 4), false, 'all pixels are the same');
    assert.equal(areFine(65_533, 0), false);
    assert.equal(areFine(Number.POSITIVE_INFINITY, 4), false);
    assert.equal(areFine(Number.NEGATIVE_INFINITY, 4), false, 'no pixel has a value');
  });
});

describe('SpreadOfPixels', () => {
  it('given stretches of a slope with stars and pixels without a value, tells the noise of neighbours', () => {
    const pixels = Float32Array.from({ length: 500_000 }, (_, at) => {
      if (at % 1000 === 13) return Number.NaN;
      const mixed = Math.imul(at + 1, 0x9e3779b1);
      const uniform = ((Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 8) % 6000) / 100;
      return (at % 1000 === 501 ? 50_000 : 0) + at / 1000 + uniform;
    });
    const spread = new SpreadOfPixels(pixels.length);
    for (let start = 0; start < pixels.length; start += 60_000)
      spread.add(pixels.subarray(start, start + 60_000), start);
    const { lowest, highest, noise } = spread.told();
    assert.ok(lowest >= 0 && lowest < 2 && highest > 50_400, `${lowest} ${highest}`);
    // Two numbers that are even from 0 to 60 differ by 60 (1 - sqrt(1/2)) or less half the time.
    assert.ok(Math.abs(noise - (1.4826 * 60 * (1 - Math.SQRT1_2)) / Math.SQRT2) < 0.6, String(noise));
  });
});
