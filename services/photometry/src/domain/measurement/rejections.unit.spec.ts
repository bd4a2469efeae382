import assert from 'node:assert/strict';
import { assignRoles } from '../comps/assignRoles.js';
import { type MeasuredSeries, magnitudesOf } from '../conclusion/magnitudesOf.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { type MeasuredFrame, TARGET_STAR_ID } from './measurement.js';
import type { PointRejection } from './pointRejection.js';

const COMPS = [11, 11.3, 11.6, 11.9].map((mag, index): SimulatedStar => ({ starId: `comp${index}`, mag: () => mag }));
const TARGET: SimulatedStar = { starId: TARGET_STAR_ID, mag: (frame) => 11.5 + 0.01 * frame };
const cloud: PointRejection = { scope: 'T1', reasonCode: 'cloud', words: 'thin', by: 'ABC' };
const frames = simulateNight({ frames: 6, stars: [TARGET, ...COMPS], zeroPoint: () => 21, noise: true, seed: 7 });

function magnitudes(reject: PointRejection | null, measured: readonly MeasuredFrame[] = frames) {
  const usable = COMPS.map((star, index) => simulatedCandidate(star, index + 1));
  const place = { target: { raDegrees: 60, decDegrees: -16.5 }, halfDiagonalDegrees: 0.5, ensemble: true };
  const roles = assignRoles({ usable, frames: measured, ...place });
  assert.ok(roles.ok);
  const series: MeasuredSeries = {
    band: 'V',
    frames: measured.map((frame, index) => (index === 2 && reject !== null ? { ...frame, rejection: reject } : frame)),
    sites: new Map(),
    roles: roles.value,
    colours: new Map(),
    telescope: null,
    coefficients: [],
    toldColour: null,
    detectionSnr: 3,
    range: null,
  };
  const made = magnitudesOf(series, []);
  assert.ok(made.ok);
  return made.value.magnitudes;
}

const mags = (made: ReturnType<typeof magnitudes>) => made.target.points.map(({ mag }) => mag);

describe('a rejected point of the target', () => {
  it('is left out with the reason, and keeps its magnitude; all else stays as it was', () => {
    const [before, after] = [magnitudes(null), magnitudes(cloud)];
    assert.deepEqual(mags(after), mags(before).toSpliced(2, 1));
    assert.deepEqual(after.target.leftOut, [
      { filename: 'frame0003.fits', reason: 'rejected by ABC: cloud, thin', magnitude: before.target.points[2] },
    ]);
    assert.deepEqual(after.check, before.check);
    assert.deepEqual(after.zeroPoints, before.zeroPoints);
  });
});

describe('a rejected frame', () => {
  const frame: PointRejection = { ...cloud, scope: 'frame', reasonCode: 'cosmicRay', words: '' };

  it('is used by no fit: the magnitudes are those of a night without it', () => {
    assert.deepEqual(mags(magnitudes(frame)), mags(magnitudes(null, frames.toSpliced(2, 1))));
  });

  it('shows of target and check star what it would have given', () => {
    const [before, after] = [magnitudes(null), magnitudes(frame)];
    for (const star of ['target', 'check'] as const) {
      assert.deepEqual(after[star]?.leftOut, [
        {
          filename: 'frame0003.fits',
          reason: 'rejected by ABC: cosmic ray',
          magnitude: before[star]?.points[2],
        },
      ]);
    }
  });
});
