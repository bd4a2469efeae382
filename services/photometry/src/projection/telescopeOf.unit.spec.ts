import assert from 'node:assert/strict';
import { FrameMeta } from '@wombat/proto';
import { configSchema } from '@wombat/service-kit';
import { telescopeOf } from './telescopeOf.js';

const frame = (own: Partial<FrameMeta> = {}) => [{ meta: FrameMeta.fromPartial(own) }];
const config = (...apertures: number[]) =>
  configSchema.parse({ cameras: apertures.map((aperture) => ({ match: {}, aperture })) });

describe('telescopeOf', () => {
  it('has the aperture of the camera that took the frames, and the height of their place', () => {
    const there = { apertureMillimetres: 280, siteLatitude: 48, siteLongitude: 16, siteElevation: 900 };
    assert.deepEqual(telescopeOf(frame(there), config(80)), {
      ...{ apertureMillimetres: 280, elevationMetres: 900, scintillationFactor: 1.5 },
    });
  });

  it('takes a configured aperture only where it can be no other', () => {
    assert.equal(telescopeOf(frame(), config(80))?.apertureMillimetres, 80);
    assert.equal(telescopeOf(frame(), config(80, 80))?.apertureMillimetres, 80);
    assert.equal(telescopeOf(frame(), config(80, 280)), null);
    assert.equal(telescopeOf(frame(), config()), null);
  });
});
