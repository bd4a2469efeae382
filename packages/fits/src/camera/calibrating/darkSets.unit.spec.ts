import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DarkTraits, darkSets, sameExposure, sameTemperature } from './darkSets.js';

describe('darkSets', () => {
  const sets = (...darks: [number?, number?][]) =>
    darkSets(
      darks.map(([exposureSeconds, ccdTemperatureCelsius]): DarkTraits => ({ exposureSeconds, ccdTemperatureCelsius })),
      (dark) => dark,
      1,
    ).map((set) => set.map((dark) => [dark.exposureSeconds, dark.ccdTemperatureCelsius]));

  it('parts darks by exposure, then by temperature, where a gap is too wide', () => {
    assert.deepEqual(sets([60, -10], [30, -10], [60.3, -8.5], [60, -9.2], [60, -20]), [
      [[30, -10]],
      [[60, -20]],
      [
        [60, -10],
        [60, -9.2],
        [60.3, -8.5],
      ],
    ]);
  });

  it('keeps what is not known apart from what is', () => {
    assert.deepEqual(sets([60, undefined], [60, -10], [undefined, -10]), [
      [[undefined, -10]],
      [[60, undefined]],
      [[60, -10]],
    ]);
  });
});

describe('sameExposure', () => {
  it('lets shutters differ by a hundredth', () => {
    assert.ok(sameExposure(60, 60.6) && sameExposure(60.6, 60) && sameExposure(0, 0));
    assert.ok(!sameExposure(60, 60.7) && !sameExposure(0, 0.001));
  });

  it('holds two unknown exposures for the same, but no unknown for a known one', () => {
    assert.ok(sameExposure(undefined, undefined));
    assert.ok(!sameExposure(undefined, 0) && !sameExposure(60, undefined));
  });

  it('does not depend on the order', () => {
    const exposure = fc.option(fc.double({ min: 0, max: 3600, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(exposure, exposure, (a, b) => assert.equal(sameExposure(a, b), sameExposure(b, a))),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('sameTemperature', () => {
  it('goes up to the tolerance and not beyond', () => {
    assert.ok(sameTemperature(-10, -9, 1) && sameTemperature(-10, -11, 1) && sameTemperature(-10, -10, 0));
    assert.ok(!sameTemperature(-10, -8.9, 1));
  });

  it('lets an unknown temperature fit any', () => {
    assert.ok(sameTemperature(undefined, -10, 0) && sameTemperature(-10, undefined, 0));
  });
});
