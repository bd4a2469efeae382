import assert from 'node:assert/strict';
import { assignRoles } from '../comps/assignRoles.js';
import { seriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import { TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { flipGate } from './flipGate.js';
import type { GateResult } from './gateResult.js';

const COMPS = 6;

interface Night {
  frames?: number;
  /** Frames from this on are turned; default: half of them. */
  flip?: number;
  /** By star: how much fainter it is after the flip. */
  steps?: Partial<Record<number, number>>;
  seed?: number;
}

function gateOf({ frames: count = 40, flip = count / 2, steps = {}, seed = 1 }: Night): GateResult | undefined {
  const stars = Array.from({ length: COMPS }, (_, index): SimulatedStar => {
    const mag = 10 + 0.15 * index;
    const light = (frame: number) => mag + (frame < flip ? 0 : (steps[index] ?? 0)) + 0.0003 * index * frame;
    return { starId: `comp${index}`, mag: light, catalogueMag: mag };
  });
  const target: SimulatedStar = { starId: TARGET_STAR_ID, mag: () => 10, decDegrees: -16.5 };
  const seen = simulateNight({ frames: count, stars: [target, ...stars], zeroPoint: () => 21, noise: true, seed });
  const frames = seen.map((one, index) => {
    return { ...one, frame: { ...one.frame, rotationDegrees: index < flip ? 3 : -178 } };
  });
  const roles = assignRoles({
    usable: stars.map((star, index) => simulatedCandidate(star, index + 1, 0.01)),
    ...{ frames, target: { raDegrees: 60, decDegrees: -16.5 }, halfDiagonalDegrees: 0.5, ensemble: true },
  });
  assert.ok(roles.ok);
  const magnitudes = seriesMagnitudes({
    ...{ band: 'V', roles: roles.value, frames, colours: new Map(), targetColour: null, coefficients: [] },
    ...{ detectionSnr: 3, scintillation: () => 0 },
  });
  assert.ok(magnitudes.ok);
  const [gate] = flipGate({ frames, magnitudes: magnitudes.value });
  return gate;
}

describe('the step at a meridian flip', () => {
  it('is not judged where the field stays as it was', () => {
    assert.equal(gateOf({ flip: 40 }), undefined);
  });

  it('names the star that steps, how much, and what follows', () => {
    for (const stepping of [0, 3, 5]) {
      const gate = gateOf({ steps: { [stepping]: 0.03 } });
      assert.deepEqual([gate?.gate, gate?.subject, gate?.verdict], ['meridianFlip', `comp${stepping}`, 'fail']);
      assert.ok(Math.abs((gate?.value ?? 0) - 0.03) < 0.01, `${gate?.value}`);
      assert.match(gate?.text ?? '', /steps by 0\.0\d\d mag, more than 0\.0\d\d of chance, .* the flat may be wrong/);
    }
  });

  it('is within chance on nights with a drift and no step, and found on nights with a step of 0.02', () => {
    let falsely = 0;
    let missed = 0;
    for (let seed = 1; seed <= 60; seed++) {
      falsely += gateOf({ seed })?.verdict === 'pass' ? 0 : 1;
      missed += gateOf({ seed, steps: { 2: 0.02 } })?.verdict === 'fail' ? 0 : 1;
    }
    assert.deepEqual([falsely, missed], [0, 0]);
  });

  it('is said to be untested where too few frames lie on a side', () => {
    const gate = gateOf({ flip: 38 });
    assert.deepEqual([gate?.verdict, gate?.value], ['untested', null]);
    assert.match(gate?.text ?? '', /too few frames/);
  });
});
