import assert from 'node:assert/strict';
import { TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { assignRoles, firstTargetMagnitude } from './assignRoles.js';

const target: SimulatedStar = { starId: TARGET_STAR_ID, mag: (frame) => 12.5 + 0.01 * frame };
const stars: SimulatedStar[] = [
  { starId: 'near-bright', mag: () => 11, decDegrees: -16.45 },
  { starId: 'far-alike', mag: () => 12.5, decDegrees: -16.1 },
  { starId: 'close-alike', mag: () => 12.8, decDegrees: -16.4 },
  { starId: 'faint', mag: () => 14, decDegrees: -16.5 },
  { starId: 'other', mag: () => 13.5, decDegrees: -16.2 },
];

function roles(count: number, ensemble = true) {
  const frames = simulateNight({ frames: 5, stars: [target, ...stars], zeroPoint: () => 21, noise: false, seed: 1 });
  const usable = stars.slice(0, count).map((star, index) => simulatedCandidate(star, index + 1));
  const outcome = assignRoles({
    usable: usable.toReversed(),
    frames,
    target: { raDegrees: 60, decDegrees: -16.5 },
    halfDiagonalDegrees: 0.5,
    ensemble,
  });
  return outcome.ok ? outcome.value : outcome.fault;
}

describe('assignRoles', () => {
  it('makes the comp closest in place and magnitude the check star, the others C3, C4 ... by rank', () => {
    const value = roles(5);
    assert.ok('mode' in value);
    assert.equal(value.mode, 'ensemble');
    assert.equal(value.check?.auid, 'close-alike');
    assert.equal(value.reportComp, null);
    assert.deepEqual(
      value.comps.map(({ role, candidate }) => [role, candidate.auid]),
      [
        ['C3', 'near-bright'],
        ['C4', 'far-alike'],
        ['C5', 'faint'],
        ['C6', 'other'],
      ],
    );
  });

  it('needs four for an ensemble; with two or three the strongest C is reported', () => {
    const four = roles(4);
    assert.ok('mode' in four && four.mode === 'ensemble' && four.comps.length === 3);
    const three = roles(3);
    assert.ok('mode' in three && three.mode === 'single');
    assert.equal(three.reportComp?.role, 'C3');
    assert.equal(three.reportComp?.candidate.auid, 'near-bright');
    const two = roles(2);
    assert.ok('mode' in two && two.mode === 'single' && two.check !== null && two.comps.length === 1);
    const asked = roles(5, false);
    assert.ok('mode' in asked && asked.mode === 'single');
  });

  it('has no check star with one comp, which is C2', () => {
    const one = roles(1);
    assert.ok('mode' in one && one.mode === 'singleNoCheck' && one.check === null);
    assert.equal(one.comps[0]?.role, 'C2');
    assert.equal(one.reportComp?.candidate.auid, 'near-bright');
  });

  it('is nocomps without any', () => {
    const none = roles(0);
    assert.ok('code' in none && none.code === 'nocomps');
  });

  it('takes the target as first measured', () => {
    const gone: SimulatedStar = { ...target, present: (frame) => frame >= 2 };
    const frames = simulateNight({ frames: 5, stars: [gone, ...stars], zeroPoint: () => 21, noise: false, seed: 1 });
    const comps = stars.map((star, index) => simulatedCandidate(star, index));
    assert.ok(Math.abs(firstTargetMagnitude(comps, frames) - 12.52) < 1e-9);
    assert.ok(Number.isNaN(firstTargetMagnitude([], frames)));
  });
});
