import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import type { FrameMeta } from '@wombat/proto';
import { isLike, isOneTube, likeness } from './likeness.js';
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
    { cameraSerial: '4711' },
  ] satisfies Partial<FrameMeta>[])
    it(`tells apart by ${JSON.stringify(other)}`, () => spec.given({}).when(other).thenIs(false));

  it('reads as one text without what is not known', () => {
    assert.equal(likeness(sampleMeta()), '1024x768 bin1x1 ZWO ASI1600MM gain139 offset21');
    const bare = sampleMeta({ instrument: '', gainSetting: undefined, offsetSetting: undefined });
    assert.equal(likeness(bare), '1024x768 bin1x1');
  });
});

describe('isLike', () => {
  const like = (own: Partial<FrameMeta>, wanted: Partial<FrameMeta> = {}) =>
    isLike(sampleMeta(own), sampleMeta(wanted));

  it('tells two cameras of one model apart where both have a number', () => {
    assert.equal(like({ cameraSerial: '1' }, { cameraSerial: '2' }), false);
    assert.equal(like({ cameraSerial: '1' }, { cameraSerial: '1' }), true);
    assert.equal(like({ cameraSerial: '1' }), true);
  });

  it('does not heed the tube, but gain and offset', () => {
    assert.equal(like({ telescope: 'Newton', focalLengthMillimetres: 1000 }, { telescope: 'Refractor' }), true);
    assert.equal(like({ gainSetting: 0 }), false);
    assert.equal(like({ offsetSetting: undefined }), false);
  });
});

describe('isOneTube', () => {
  const tube = (telescope: string, focalLengthMillimetres?: number) =>
    sampleMeta({ telescope, focalLengthMillimetres });

  it('goes by name and focal length, where both or none say it', () => {
    assert.equal(isOneTube(tube('Newton', 1000), tube('newton', 1010)), true);
    assert.equal(isOneTube(tube('Newton', 1000), tube('Newton', 750)), false);
    assert.equal(isOneTube(tube('Newton'), tube('Refractor')), false);
    assert.equal(isOneTube(tube('Newton', 1000), tube('Newton')), false);
    assert.equal(isOneTube(tube(''), tube('')), true);
  });
});
