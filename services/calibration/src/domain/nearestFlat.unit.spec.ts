import { specify } from '@wombat/eventlog/testkit';
import type { FrameMeta } from '@wombat/proto';
import type { Master } from './frame.js';
import { nearestFlat } from './nearestFlat.js';
import { sampleMaster, sampleMeta } from './testing/sampleFrames.js';

const rules = { temperatureTolerance: 1, maxAgeDays: null };
const OWN = { telescope: 'Newton', focalLengthMillimetres: 1000, cameraSerial: '4712', rotatorDegrees: 10 };

const flat = (night: string, meta: Partial<FrameMeta> = {}, change: Partial<Omit<Master, 'meta'>> = {}) =>
  sampleMaster('flat', night, { ...change, meta: { ...OWN, ...meta } });

describe('nearestFlat', () => {
  /** Night and warning of the flat, or why there is none. */
  const spec = specify((flats: readonly Master[], meta: Partial<FrameMeta>) => {
    const light = { night: '20240110', filter: 'V', meta: sampleMeta({ ...OWN, ...meta }) };
    const choice = nearestFlat(light, flats, rules);
    return choice.master === null ? choice.reason : [choice.master.night, choice.warning];
  });

  for (const [other, said] of [
    [{ width: 512 }, 'size 512 x 768, not 1024 x 768'],
    [{ yBinning: 2 }, 'binning 1 x 2, not 1 x 1'],
    [{ instrument: 'QHY600M' }, 'camera QHY600M, not ZWO ASI1600MM'],
    [{ cameraSerial: '4711' }, 'camera number 4711, not 4712'],
    [{ readoutMode: 'Fast' }, 'readout mode Fast, not unknown'],
    [{ telescope: 'Refractor' }, 'telescope refractor, not newton'],
    [{ focalLengthMillimetres: 700 }, 'focal length 700, not 1000'],
  ] satisfies [Partial<FrameMeta>, string][])
    it(`passes over a nearer one with another ${Object.keys(other).join()}, and says so where there is no other`, () => {
      spec.given(flat('20240110', other), flat('20240105')).when({}).thenIs(['20240105', '']);
      spec.given(flat('20240110', other)).when({}).thenIs(`no suitable master V flat: that of 20240110 has ${said}`);
    });

  it('takes no difference from what a header does not say, nor from the spelling or a hair of the focal length', () => {
    const silent = { telescope: '', focalLengthMillimetres: undefined, cameraSerial: '' };
    spec.given(flat('20240110', silent)).when({}).thenIs(['20240110', '']);
    spec.given(flat('20240110')).when(silent).thenIs(['20240110', '']);
    const near = { telescope: ' NEWTON ', focalLengthMillimetres: 1012 };
    spec.given(flat('20240110', near)).when({}).thenIs(['20240110', '']);
  });

  it('takes one of another gain or offset once its own bias is out, as a flat is a ratio, and says so', () => {
    const other = { gainSetting: 0, offsetSetting: 50 };
    const warning = 'the flat has gain 0, not 139, offset 50, not 21; it is used, as its own bias is out of it';
    spec.given(flat('20240110', other), flat('20240105')).when({}).thenIs(['20240110', warning]);
    spec.given(flat('20240110', other), flat('20240110')).when({}).thenIs(['20240110', '']);
    spec
      .given(flat('20240110', other, { biasSubtracted: false }))
      .when({})
      .thenIs(
        'no suitable master V flat: that of 20240110 has gain 0, not 139, offset 50, not 21, and its own bias is still in it',
      );
  });

  it('takes one of the same gain even with its bias in it', () =>
    spec
      .given(flat('20240110', {}, { biasSubtracted: false }))
      .when({})
      .thenIs(['20240110', '']));

  it('warns of a rotator that was turned meanwhile, the short way round', () => {
    spec
      .given(flat('20240110'))
      .when({ rotatorDegrees: 355 })
      .thenIs(['20240110', 'the rotator was turned by 15 degrees since the flat']);
    spec.given(flat('20240110')).when({ rotatorDegrees: 6 }).thenIs(['20240110', '']);
    spec.given(flat('20240110')).when({ rotatorDegrees: undefined }).thenIs(['20240110', '']);
  });

  it('says no more of those of other filters', () =>
    spec
      .given(flat('20240110', {}, { filter: 'B' }))
      .when({})
      .thenIs('no suitable master V flat'));
});
