import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import type { FrameMeta } from '@wombat/proto';
import { likeness } from './likeness.js';
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
