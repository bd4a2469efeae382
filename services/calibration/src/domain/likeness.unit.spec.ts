import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { specify } from '@wombat/eventlog';
import type { FrameMeta } from '@wombat/proto';
import fc from 'fast-check';
import { likeness, sameExposure, sameTemperature } from './likeness.js';
import { sampleMeta } from './testing/sampleFrames.js';

describe('likeness', () => {
  const spec = specify(
    ([one]: readonly Partial<FrameMeta>[], other: Partial<FrameMeta>) =>
      likeness(sampleMeta(one)) === likeness(sampleMeta(other)),
  );

  it('sees no difference in what does not matter: exposure, temperature, time, pointing', () => {
    spec
      .given({ exposureSeconds: 1, ccdTemperatureCelsius: 5, startJdUtc: 2460311, raHintDegrees: 10, object: 'M 13' })
      .when({ exposureSeconds: 300 })
      .thenIs(true);
  });

  for (const other of [
    { width: 768 },
    { height: 1024 },
    { xBinning: 2 },
    { yBinning: 2 },
    { instrument: 'QHY600M' },
    { gainSetting: 0 },
    { gainSetting: undefined },
    { offsetSetting: 10 },
    { readoutMode: 'Fast' },
  ] satisfies Partial<FrameMeta>[])
    it(`tells apart by ${JSON.stringify(other)}`, () => spec.given({}).when(other).thenIs(false));

  it('reads as one text without what is not known', () => {
    assert.equal(likeness(sampleMeta()), '1024x768 bin1x1 ZWO ASI1600MM gain139 offset21');
    const bare = sampleMeta({ instrument: '', gainSetting: undefined, offsetSetting: undefined });
    assert.equal(likeness(bare), '1024x768 bin1x1');
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
