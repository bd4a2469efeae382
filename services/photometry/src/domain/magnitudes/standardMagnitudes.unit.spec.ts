import assert from 'node:assert/strict';
import { flagBits } from '../measurement/flags.js';
import { TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulateNight } from '../testing/simulatedNight.js';
import type { ColourTermOfFrame } from './colourTerms.js';
import { standardMagnitudes } from './standardMagnitudes.js';
import type { NightZeroPoints } from './zeroPoints.js';

const term: ColourTermOfFrame = {
  term: 0.02,
  ownFactor: 1,
  epochError: 0.004,
  changeError: 0.003,
  commonError: 0.005,
  untransformedReason: null,
};

function measured(own: Partial<SimulatedStar> = {}, colourTerm = term) {
  const star: SimulatedStar = { starId: TARGET_STAR_ID, mag: () => 12.5, ...own };
  const frames = simulateNight({ frames: 4, stars: [star], zeroPoint: () => 21, noise: false, seed: 1 });
  const zeroPoints: NightZeroPoints = {
    frames: frames.map(({ frame }, index) => ({
      filename: frame.filename,
      zeroPoint: index === 3 ? null : 21,
      zeroPointError: 0.003,
      usedComps: [],
      rejectedComps: [],
    })),
    comps: [],
    catalogueError: 0.01,
  };
  return standardMagnitudes({
    starId: TARGET_STAR_ID,
    frames,
    zeroPoints,
    detectionSnr: 3,
    scintillation: () => 0.002,
    colourTerm: () => colourTerm,
  });
}

const reasons = ({ leftOut }: ReturnType<typeof measured>) => leftOut.map(({ reason }) => reason);

describe('standardMagnitudes', () => {
  it('adds zero point and colour term, and every error in quadrature', () => {
    const { points } = measured({});
    assert.equal(points.length, 3);
    const errors = points[0]?.errors;
    assert.ok(points[0] && errors && Math.abs(points[0].mag - 12.52) < 1e-9);
    assert.equal(errors.total, Math.hypot(errors.photon, 0.002, 0.003, 0.004, 0.003, 0.01, 0.005));
    assert.ok(errors.photon > 0.001 && errors.photon < 0.02);
  });

  it('leaves out what it cannot stand for, each with its reason', () => {
    assert.deepEqual(reasons(measured()), ['no comparison star on this frame']);
    assert.deepEqual(reasons(measured({ present: (frame) => frame > 0 })), [
      'not on the image',
      'no comparison star on this frame',
    ]);
    const hole = { present: (frame: number) => frame > 0, unmeasured: 'withoutValue' as const };
    assert.equal(reasons(measured(hole))[0], 'its pixels have no value');
  });

  it('says how faint a star is at least that is not seen: where it would have the ratio asked for', () => {
    const { points, limits, leftOut } = measured({ mag: () => Number.POSITIVE_INFINITY });
    assert.deepEqual([points.length, limits.length], [0, 3]);
    assert.deepEqual(
      leftOut.map(({ reason }) => reason),
      ['no comparison star on this frame'],
    );
    const limit = limits[0]?.mag ?? Number.NaN;
    const atLimit = measured({ mag: () => limit - 1e-6 }, { ...term, term: 0 });
    assert.equal(atLimit.points.length, 3);
    assert.equal(measured({ mag: () => limit + 1e-6 }).limits.length, 3);
  });

  it('holds no centroid that ran away against a star that is not seen, but what spoils its aperture', () => {
    const faint = (flags: number) => measured({ mag: () => 22, flags: () => flags });
    assert.equal(faint(flagBits('centroidRanAway', 'lowSnr')).limits.length, 3);
    const spoiled = faint(flagBits('centroidRanAway', 'saturated'));
    assert.deepEqual([spoiled.limits.length, spoiled.leftOut[0]?.reason], [0, 'flagged saturated']);
    assert.ok((spoiled.leftOut[0]?.limit?.mag ?? 0) > 10);
  });

  it('keeps the magnitude of a flagged frame beside its reason', () => {
    const flags = (frame: number) =>
      frame === 1 ? flagBits('centroidRanAway', 'nearEdge') : flagBits('neighbourInAperture');
    const { points, leftOut } = measured({ flags });
    assert.equal(points.length, 2);
    assert.equal(leftOut[0]?.reason, 'flagged nearEdge, centroidRanAway');
    assert.ok(Math.abs((leftOut[0]?.magnitude?.mag ?? 0) - 12.52) < 1e-9);
  });
});
