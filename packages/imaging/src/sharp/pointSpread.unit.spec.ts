import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lightSampler, SAMPLE_SIZE, spreadSampler } from './pointSpread.js';

const places = fc.double({ min: -20, max: 20, noNaN: true });
const spreads = fc.record({
  fwhmPixels: fc.double({ min: 1.2, max: 12, noNaN: true }),
  beta: fc.double({ min: 1.5, max: 10, noNaN: true }),
  stretch: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
  skew: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
});

describe('the image of a point', () => {
  it('has the same light with and without its derivatives, bit by bit', () =>
    fc.assert(
      fc.property(spreads, places, places, (spread, dx, dy) => {
        const sample = new Float64Array(SAMPLE_SIZE);
        spreadSampler(spread)(dx, dy, sample);
        assert.equal(lightSampler(spread)(dx, dy), sample[0]);
      }),
    ));

  it('has the derivatives its light has, by place and by shape', () =>
    fc.assert(
      fc.property(spreads, places, places, (spread, dx, dy) => {
        const sample = new Float64Array(SAMPLE_SIZE);
        spreadSampler(spread)(dx, dy, sample);
        // Within the core a pixel is sampled at more places: no difference is taken across its edge.
        const edge = Math.max(3, 1.5 * spread.fwhmPixels);
        fc.pre(Math.abs(Math.hypot(dx, dy) - edge) > 0.01);
        const step = 1e-5;
        const slope = (at: (change: number) => number) => (at(step) - at(-step)) / (2 * step);
        const slopes = [
          slope((change) => lightSampler(spread)(dx - change, dy)),
          slope((change) => lightSampler(spread)(dx, dy - change)),
          slope((change) => lightSampler({ ...spread, beta: spread.beta + change })(dx, dy)),
          slope((change) => lightSampler({ ...spread, stretch: spread.stretch + change })(dx, dy)),
          slope((change) => lightSampler({ ...spread, skew: spread.skew + change })(dx, dy)),
        ];
        const told = [1, 2, 4, 5, 6].map((place) => sample[place] ?? Number.NaN);
        for (const [at, value] of slopes.entries()) assert.ok(Math.abs(value - (told[at] ?? Number.NaN)) < 1e-6);
      }),
    ));
});
