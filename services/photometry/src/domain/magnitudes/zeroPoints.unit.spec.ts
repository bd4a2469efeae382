import assert from 'node:assert/strict';
import { median } from '@wombat/imaging';
import { seededNormal } from '@wombat/random';
import fc from 'fast-check';
import { flagBits } from '../measurement/flags.js';
import { type Candidate, TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { standardMagnitudes } from './standardMagnitudes.js';
import { type NightZeroPoints, zeroPoints } from './zeroPoints.js';

const frameCount = 80;
const constant = (mag: number) => () => mag;
const variable: SimulatedStar = { starId: TARGET_STAR_ID, mag: (frame) => 12.5 + 0.1 * Math.sin(frame / 9) };
const cirrus = (frame: number) => 21 - 0.002 * frame - 0.3 * Math.exp(-(((frame - 40) / 12) ** 2));

function comps(own: Partial<Record<number, Partial<SimulatedStar>>> = {}): SimulatedStar[] {
  return [11.6, 12, 12.3, 12.8, 13.1].map((mag, index) => ({
    starId: `comp${index}`,
    mag: constant(mag),
    ...own[index],
  }));
}

function reduced(stars: readonly SimulatedStar[], noise = true, errors: number | null = 0.02) {
  const frames = simulateNight({ frames: frameCount, stars: [variable, ...stars], zeroPoint: cirrus, noise, seed: 7 });
  const candidates: Candidate[] = stars.map((star, index) => simulatedCandidate(star, index + 1, errors));
  const night = zeroPoints(candidates, frames);
  const target = standardMagnitudes({
    starId: TARGET_STAR_ID,
    frames,
    zeroPoints: night,
    detectionSnr: 3,
    scintillation: () => 0,
    colourTerm: () => ({
      term: 0,
      ownFactor: 1,
      epochError: 0,
      changeError: 0,
      commonError: 0,
      untransformedReason: null,
    }),
  });
  const residuals = target.points.map(({ mag }, index) => mag - variable.mag(index));
  return { frames, night, target, residuals };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function comp(night: NightZeroPoints, auid: string) {
  const found = night.comps.find((one) => one.auid === auid);
  assert.ok(found);
  return found;
}

describe('zeroPoints', () => {
  it('tells on which frame a comparison star is fainter than the others say', () => {
    const dimmed = 17;
    const { night } = reduced(comps({ 2: { mag: (frame) => (frame === dimmed ? 12.4 : 12.3) } }), false);
    const { frameResiduals } = comp(night, 'comp2');
    assert.equal(frameResiduals.length, frameCount);
    frameResiduals.forEach((residual, frame) => {
      assert.ok(Math.abs(residual - (frame === dimmed ? 0.1 : 0)) < 0.005, `${frame}: ${residual}`);
    });
  });

  it('follows cirrus: the target is unbiased and its errors are those it has', () => {
    const { residuals, target } = reduced(comps());
    assert.equal(residuals.length, frameCount);
    assert.ok(Math.abs(mean(residuals)) < 0.001, `bias ${mean(residuals)}`);
    const pulls = residuals.map((residual, index) => {
      const errors = target.points[index]?.errors;
      return residual / Math.hypot(errors?.photon ?? 0, errors?.compScatter ?? 0);
    });
    const spread = Math.sqrt(mean(pulls.map((pull) => pull ** 2)));
    assert.ok(spread > 0.75 && spread < 1.25, `residuals are ${spread} of their errors`);
  });

  it('makes no step where a comp with a wrong catalogue value drops out of half the frames', () => {
    const stars = comps({ 1: { catalogueMag: 12.12, present: (frame) => frame < frameCount / 2 } });
    const { residuals, night } = reduced(stars);
    const step = mean(residuals.slice(frameCount / 2)) - mean(residuals.slice(0, frameCount / 2));
    assert.ok(Math.abs(step) < 0.002, `step ${step}`);
    assert.deepEqual(night.frames[60]?.rejectedComps, [{ auid: 'comp1', reason: 'not on the image' }]);
    assert.ok(Math.abs(comp(night, 'comp1').catalogueMinusPredicted - 0.12) < 0.005);
  });

  it('is exact without noise, whichever comps a frame has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), { minLength: 8, maxLength: 20 }),
        fc.tuple(fc.double({ min: -0.05, max: 0.05, noNaN: true }), fc.double({ min: -0.05, max: 0.05, noNaN: true })),
        (presences, [first, second]) => {
          const errors = [first, second, -first - second];
          const stars = errors.map((error, index) => ({
            starId: `comp${index}`,
            mag: constant(12),
            catalogueMag: 12 + error,
            present: (frame: number) => frame < 5 || presences[frame]?.[index as 0 | 1 | 2] === true,
          }));
          const frames = simulateNight({ frames: presences.length, stars, zeroPoint: cirrus, noise: false, seed: 1 });
          const night = zeroPoints(
            stars.map((star, index) => simulatedCandidate(star, index)),
            frames,
          );
          for (const [index, { zeroPoint }] of night.frames.entries()) {
            assert.ok(
              zeroPoint === null || Math.abs(zeroPoint - cirrus(index)) < 0.002,
              `${zeroPoint} ${cirrus(index)}`,
            );
          }
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it('is not led by a comp that varies', () => {
    const { residuals, night } = reduced(comps({ 0: { mag: (frame) => 11.6 + 0.2 * Math.sin(frame / 15) } }));
    const scatter = Math.sqrt(mean(residuals.map((residual) => (residual - mean(residuals)) ** 2)));
    assert.ok(scatter < 0.006, `scatter ${scatter}`);
    assert.ok(comp(night, 'comp0').scatter > 0.08);
    assert.ok(comp(night, 'comp1').scatter < 0.01);
  });

  it('leaves a flagged zero point out of that frame alone', () => {
    const { night } = reduced(comps({ 2: { flags: (frame) => (frame === 5 ? flagBits('nearEdge') : 0) } }));
    assert.deepEqual(night.frames[5]?.rejectedComps, [{ auid: 'comp2', reason: 'flagged nearEdge' }]);
    assert.ok(night.frames[6]?.usedComps.includes('comp2'));
  });

  it('clips one bad value, says so, and leaves the others of the frame in', () => {
    const { night, residuals } = reduced(comps({ 3: { mag: (frame) => (frame === 11 ? 12.4 : 12.8) } }));
    const frame = night.frames[11];
    assert.equal(frame?.rejectedComps.length, 1);
    assert.match(frame?.rejectedComps[0]?.reason ?? '', /0\.(39|4)\d* mag brighter than the other comps say/);
    assert.equal(frame?.usedComps.length, 4);
    assert.ok(Math.abs(residuals[11] ?? 1) < 0.02);
  });

  it('does not let a grossly wrong catalogue magnitude set the level', () => {
    const { residuals, night } = reduced(comps({ 1: { catalogueMag: 12.6 } }));
    assert.ok(Math.abs(median(residuals)) < 0.002, `bias ${median(residuals)}`);
    assert.equal(comp(night, 'comp1').setsLevel, false);
    assert.equal(comp(night, 'comp0').setsLevel, true);
  });

  it('keeps a catalogue magnitude in the level by the error it states', () => {
    const wrong = comps({ 1: { catalogueMag: 12.1 } });
    assert.equal(comp(reduced(wrong, true, 0.02).night, 'comp1').setsLevel, false);
    assert.equal(comp(reduced(wrong, true, 0.03).night, 'comp1').setsLevel, true);
    const { residuals } = reduced(wrong, true, 0.01);
    assert.ok(Math.abs(median(residuals)) < 0.002, `bias ${median(residuals)}`);
  });

  it('keeps all where the sequence is as wrong as it states, night after night', () => {
    const normal = seededNormal(11);
    let left = 0;
    for (let night = 0; night < 40; night++) {
      const stars = comps().map((star) => ({ ...star, catalogueMag: star.mag(0) + 0.03 * normal() }));
      left += reduced(stars, true, 0.03).night.comps.filter(({ setsLevel }) => !setsLevel).length;
    }
    assert.ok(left <= 1, `${left} of 200`);
  });

  it('keeps all where a whole sequence is three times as wrong as it states, in nearly all nights', () => {
    const normal = seededNormal(12);
    let left = 0;
    for (let night = 0; night < 40; night++) {
      const stars = comps().map((star) => ({ ...star, catalogueMag: star.mag(0) + 0.03 * normal() }));
      left += reduced(stars, true, 0.01).night.comps.filter(({ setsLevel }) => !setsLevel).length;
    }
    assert.ok(left <= 8, `${left} of 200`);
  });

  it('takes two out of five that are wrong alike, and never more', () => {
    const stars = comps({ 1: { catalogueMag: 12.15 }, 3: { catalogueMag: 12.95 } });
    const { night, residuals } = reduced(stars, true, 0.01);
    assert.deepEqual(
      night.comps.filter(({ setsLevel }) => !setsLevel).map(({ auid }) => auid),
      ['comp1', 'comp3'],
    );
    assert.ok(Math.abs(median(residuals)) < 0.002, `bias ${median(residuals)}`);
  });

  it('with one comp is that comp, with its catalogue error common to the night', () => {
    const [only] = comps();
    assert.ok(only);
    const { night, residuals } = reduced([only], false);
    assert.ok(Math.abs(night.catalogueError - 0.02) < 0.002, `${night.catalogueError}`);
    assert.ok(residuals.every((residual) => Math.abs(residual) < 1e-9));
    assert.ok(Number.isNaN(comp(night, 'comp0').catalogueMinusPredicted));
  });

  it('with one comp scatters as the air makes it, where that is known', () => {
    const [only] = comps();
    assert.ok(only !== undefined);
    const { frames } = reduced([only], false);
    const errorWith = (air: number) => {
      const { frames: points } = zeroPoints([simulatedCandidate(only, 1, 0.02)], frames, () => air);
      return points[0]?.zeroPointError ?? Number.NaN;
    };
    const photons = errorWith(0) ** 2 - 0.005 ** 2;
    assert.ok(Math.abs(errorWith(0.01) ** 2 - photons - 0.01 ** 2 - 0.002 ** 2) < 1e-9);
    assert.ok(errorWith(0.002) < errorWith(0));
  });

  it('weights one frame by the catalogue errors', () => {
    const stars = [
      { starId: 'good', mag: constant(12), catalogueMag: 12.01 },
      { starId: 'poor', mag: constant(12), catalogueMag: 12.06 },
    ];
    const frames = simulateNight({ frames: 1, stars, zeroPoint: () => 21, noise: false, seed: 1 });
    const [good, poor] = stars.map((star, index) => simulatedCandidate(star, index, index === 0 ? 0.01 : 0.1));
    assert.ok(good && poor);
    const zeroPoint = zeroPoints([good, poor], frames).frames[0]?.zeroPoint ?? 0;
    assert.ok(zeroPoint > 21.01 && zeroPoint < 21.015, `${zeroPoint}`);
  });

  it('gives no zero point where there is no comp', () => {
    const { night, target } = reduced(comps().map((star) => ({ ...star, present: (frame: number) => frame !== 3 })));
    assert.equal(night.frames[3]?.zeroPoint, null);
    assert.deepEqual(
      target.leftOut.map(({ filename, reason }) => ({ filename, reason })),
      [{ filename: 'frame0004.fits', reason: 'no comparison star on this frame' }],
    );
  });
});
