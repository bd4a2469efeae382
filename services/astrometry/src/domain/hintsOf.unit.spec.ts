import assert from 'node:assert/strict';
import { type HintSources, hintsOf } from './hintsOf.js';

const nothing: HintSources = {
  header: { height: 1000, pixelScaleArcsec: null, raDegrees: null, decDegrees: null },
  configuredFovDegrees: null,
  target: undefined,
  star: null,
  solved: null,
};
const header = { height: 1000, pixelScaleArcsec: 3.6, raDegrees: 10, decDegrees: 1 };
const target = { ra: 20, dec: 2 };
const star = { raDegrees: 25, decDegrees: 2.5 };
const solved = { raDegrees: 30, decDegrees: 3, fovDegrees: 0.5 };

describe('what is known of a frame', () => {
  it('is nothing where nobody tells', () => {
    assert.deepEqual(hintsOf(nothing), { raDegrees: null, decDegrees: null, fovDegrees: null });
  });

  it('comes from the header, else the configuration, else the star as it is known, else the frame that was solved', () => {
    const all = { header, configuredFovDegrees: null, target, star, solved };
    assert.deepEqual(hintsOf(all), { raDegrees: 10, decDegrees: 1, fovDegrees: 1 });
    assert.deepEqual(hintsOf({ ...all, header: nothing.header }), { raDegrees: 20, decDegrees: 2, fovDegrees: 0.5 });
    assert.deepEqual(hintsOf({ ...nothing, star, solved }), { raDegrees: 25, decDegrees: 2.5, fovDegrees: 0.5 });
    assert.deepEqual(hintsOf({ ...nothing, solved }), { raDegrees: 30, decDegrees: 3, fovDegrees: 0.5 });
    assert.equal(hintsOf({ ...all, configuredFovDegrees: 0.7 }).fovDegrees, 0.7);
  });

  it('is a whole place or none: half of one does not go with half of another', () => {
    const half = { ...header, decDegrees: null };
    assert.deepEqual(hintsOf({ ...nothing, header: half, solved }), { raDegrees: 30, decDegrees: 3, fovDegrees: 1 });
    assert.equal(hintsOf({ ...nothing, target: { ra: 20 } }).raDegrees, null);
  });
});
