import assert from 'node:assert/strict';
import { type HintSources, hintsOf } from './hintsOf.js';

const nothing: HintSources = {
  header: { height: 1000, binning: 1, pixelScaleArcsec: null, raDegrees: null, decDegrees: null },
  configuredFovDegrees: null,
  target: undefined,
  star: null,
  solved: null,
};
const header = { height: 1000, binning: 1, pixelScaleArcsec: 3.6, raDegrees: 10, decDegrees: 1 };
const target = { ra: 20, dec: 2 };
const star = { raDegrees: 10.1, decDegrees: 1.2 };
const solved = { raDegrees: 30, decDegrees: 3, fovDegrees: 0.5, contradicts: false };
const known = (sources: HintSources) => hintsOf(sources).hints;

describe('what is known of a frame', () => {
  it('is nothing where nobody tells', () => {
    assert.deepEqual(known(nothing), { raDegrees: null, decDegrees: null, fovDegrees: null });
  });

  it('comes from the configuration, else the header, else the star as it is known, else the frame that was solved', () => {
    const all = { header, configuredFovDegrees: null, target, star, solved };
    assert.deepEqual(known(all), { raDegrees: 20, decDegrees: 2, fovDegrees: 1 });
    assert.deepEqual(known({ ...all, target: undefined }), { raDegrees: 10, decDegrees: 1, fovDegrees: 1 });
    assert.deepEqual(known({ ...nothing, star, solved }), { raDegrees: 10.1, decDegrees: 1.2, fovDegrees: 0.5 });
    assert.deepEqual(known({ ...nothing, solved }), { raDegrees: 30, decDegrees: 3, fovDegrees: 0.5 });
    assert.equal(known({ ...all, configuredFovDegrees: 0.7 }).fovDegrees, 0.7);
  });

  it('is where VSX has the star before what a header says, where one search does not find both', () => {
    for (const wrong of [
      { raDegrees: star.raDegrees / 15, decDegrees: 70 },
      { raDegrees: 1.2, decDegrees: 10.1 },
      { raDegrees: 10, decDegrees: -11 },
    ]) {
      const { hints, doubts } = hintsOf({ ...nothing, header: { ...header, ...wrong }, star });
      assert.deepEqual(hints, { ...star, fovDegrees: 1 });
      assert.deepEqual(doubts?.places, [wrong]);
    }
  });

  it('is a whole place or none: half of one does not go with half of another', () => {
    const half = { ...header, decDegrees: null };
    assert.deepEqual(known({ ...nothing, header: half, solved }), { raDegrees: 30, decDegrees: 3, fovDegrees: 1 });
    assert.equal(known({ ...nothing, target: { ra: 20 } }).raDegrees, null);
  });
});

describe('what is doubted of it', () => {
  it('is place and scale of a header, by the factors of a binning; anywhere unless a person says where', () => {
    const alone = hintsOf({ ...nothing, header }).doubts;
    assert.deepEqual(alone, { places: [], fovsDegrees: [0.5, 2], anyScale: true, wholeSky: true });
    const binned = hintsOf({ ...nothing, header: { ...header, binning: 4 } }).doubts;
    assert.deepEqual(binned?.fovsDegrees, [0.5, 2, 0.25, 4]);
    const configured = hintsOf({ ...nothing, header, target, star }).doubts;
    assert.deepEqual([configured?.places, configured?.wholeSky], [[star], false]);
  });

  it('is no scale where none is known', () => {
    const { pixelScaleArcsec } = nothing.header;
    const { doubts } = hintsOf({ ...nothing, header: { ...header, pixelScaleArcsec } });
    assert.deepEqual(doubts, { places: [], fovsDegrees: [], anyScale: false, wholeSky: true });
  });

  it('is no more than the scale once a frame of the series was as it was said to be', () => {
    const { doubts } = hintsOf({ ...nothing, header, target, star, solved });
    assert.deepEqual(doubts, { places: [], fovsDegrees: [0.5, 2], anyScale: false, wholeSky: false });
    assert.equal(hintsOf({ ...nothing, solved }).doubts, undefined);
  });

  it('is what a header says where a solved frame was not as its header said', () => {
    const wrong = { ...solved, contradicts: true };
    assert.deepEqual(hintsOf({ ...nothing, header, solved: wrong }), {
      hints: { raDegrees: 30, decDegrees: 3, fovDegrees: 0.5 },
      doubts: { places: [{ raDegrees: 10, decDegrees: 1 }], fovsDegrees: [1], anyScale: false, wholeSky: false },
    });
    const elsewhere = { ...wrong, fovDegrees: 1.01 };
    assert.deepEqual(hintsOf({ ...nothing, header, solved: elsewhere }), {
      hints: { raDegrees: 30, decDegrees: 3, fovDegrees: 1 },
      doubts: { places: [{ raDegrees: 10, decDegrees: 1 }], fovsDegrees: [], anyScale: false, wholeSky: false },
    });
    const near = { raDegrees: 10.5, decDegrees: 1.5, fovDegrees: 1.01, contradicts: true };
    assert.deepEqual(hintsOf({ ...nothing, header, solved: near }), {
      hints: { raDegrees: 10, decDegrees: 1, fovDegrees: 1 },
    });
  });
});
