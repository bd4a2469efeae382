import assert from 'node:assert/strict';
import { assignRoles } from '../comps/assignRoles.js';
import { zeroPoints } from '../magnitudes/zeroPoints.js';
import { instrumentalMagnitude, TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { ensembleStar } from './ensembleStar.js';

const FRAMES = 8;
const target: SimulatedStar = { starId: TARGET_STAR_ID, mag: () => 12.6 };

/** The ensemble of a night of these stars, the first of them the check star, with cloud that comes and goes. */
function given(stars: readonly SimulatedStar[]) {
  const frames = simulateNight({
    ...{ frames: FRAMES, stars: [target, ...stars], noise: false, seed: 1 },
    zeroPoint: (frame) => 21 - (frame % 3) / 2,
  });
  const roles = assignRoles({
    ...{ usable: stars.map((star, index) => simulatedCandidate(star, index + 1)), frames },
    ...{ target: { raDegrees: 60, decDegrees: -16.5 }, halfDiagonalDegrees: 0.5, ensemble: true },
  });
  assert.ok(roles.ok);
  const comps = roles.value.comps.map(({ candidate }) => candidate);
  const night = zeroPoints(comps, frames);
  const star = ensembleStar(roles.value, night);
  assert.ok(star);
  return { star, frames, comps, night };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const stars = [12.5, 11.6, 12, 12.4, 13].map((mag, index): SimulatedStar => ({ starId: `0-${index}`, mag: () => mag }));

describe('an ensemble as one star', () => {
  it('has the means of its stars, of the catalogue and of what was measured, on every frame', () => {
    const { star, frames, comps } = given(stars);
    assert.ok(Math.abs(star.referenceMag - mean(comps.map(({ mag }) => mag))) < 1e-9);
    for (const { frame, stars: seen } of frames) {
      const measured = comps.map(({ auid }) => {
        const one = seen.get(auid);
        return one === undefined ? Number.NaN : instrumentalMagnitude(one, frame.exposureSeconds);
      });
      assert.ok(Math.abs((star.instrumentalMagOn(frame.filename) ?? Number.NaN) - mean(measured)) < 1e-6);
    }
  });

  it('is the same star on a frame that lacks one of them', () => {
    const [check, bright, ...others] = stars;
    assert.ok(check && bright);
    const whole = given(stars);
    const gappy = given([check, { ...bright, present: (frame) => frame !== 4 }, ...others]);
    assert.equal(gappy.star.referenceMag, whole.star.referenceMag);
    const filename = whole.frames[4]?.frame.filename ?? '';
    const [seen, missing] = [whole, gappy].map(({ star }) => star.instrumentalMagOn(filename) ?? Number.NaN);
    assert.ok(Math.abs((seen ?? 0) - (missing ?? 1)) < 1e-6);
  });

  it('leaves out a star whose catalogue magnitude the others contradict', () => {
    const [check, ...others] = stars;
    assert.ok(check);
    const wrong: SimulatedStar = { starId: '0-9', mag: () => 12.2, catalogueMag: 12.9 };
    const { star, night } = given([check, ...others, wrong]);
    assert.equal(night.comps.find(({ auid }) => auid === '0-9')?.setsLevel, false);
    assert.ok(Math.abs(star.referenceMag - mean([11.6, 12, 12.4, 13])) < 1e-9);
  });

  it('has no magnitude on a frame without a zero point', () => {
    const { star } = given(stars);
    assert.equal(star.instrumentalMagOn('another.fits'), null);
  });
});
