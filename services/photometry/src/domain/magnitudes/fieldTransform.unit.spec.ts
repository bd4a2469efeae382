import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { fieldTransform } from './fieldTransform.js';

const coefficient = 0.05;

function field(seed: number, colours: readonly number[], catalogueError: number, wrong: Record<number, number> = {}) {
  const normal = seededNormal(seed);
  const stars = colours.map(
    (colour, index): SimulatedStar => ({
      starId: `comp${index}`,
      mag: () => 12 + 0.2 * index,
      catalogueMag: 12 + 0.2 * index + catalogueError * normal() + (wrong[index] ?? 0),
      colour,
    }),
  );
  const frames = simulateNight({
    frames: 40,
    stars,
    zeroPoint: (frame) => 21 - 0.004 * frame,
    coefficient,
    noise: true,
    seed,
  });
  return fieldTransform({
    // In none of the magnitudes the colours are made of: their errors have nothing in common.
    band: 'R',
    comps: stars.map((star, index) => simulatedCandidate(star, index, catalogueError)),
    frames,
    colours: new Map(stars.map(({ starId, colour }) => [starId, { 'B-V': colour }])),
    basis: null,
    known: [],
  });
}

const wide = [0.3, 0.5, 0.6, 0.75, 0.9, 1.1, 1.4];

describe('fieldTransform', () => {
  it('finds the coefficient within its error, night after night', () => {
    const pulls: number[] = [];
    for (let seed = 1; seed <= 40; seed++) {
      const outcome = field(seed, wide, 0.02);
      assert.ok(outcome.ok);
      pulls.push((outcome.value.coefficient - coefficient) / outcome.value.coefficientError);
    }
    const spread = Math.sqrt(pulls.reduce((sum, pull) => sum + pull ** 2, 0) / pulls.length);
    assert.ok(spread > 0.7 && spread < 1.3, `deviations are ${spread} of the stated error`);
  });

  it('is not spoiled by a comp, be it the reddest, whose magnitude is wrong by far more than it states', () => {
    const pulls: number[] = [];
    for (let seed = 1; seed <= 40; seed++) {
      for (const index of [0, 3, 6]) {
        const outcome = field(seed, wide, 0.01, { [index]: seed % 2 === 0 ? 0.15 : -0.15 });
        assert.ok(outcome.ok);
        const { zeroPoints } = outcome.value;
        assert.deepEqual(
          zeroPoints.comps.filter(({ setsLevel }) => !setsLevel).map(({ auid }) => auid),
          [`comp${index}`],
        );
        pulls.push((outcome.value.coefficient - coefficient) / outcome.value.coefficientError);
      }
    }
    const spread = Math.sqrt(pulls.reduce((sum, pull) => sum + pull ** 2, 0) / pulls.length);
    assert.ok(spread > 0.7 && spread < 1.3, `deviations are ${spread} of the stated error`);
  });

  it('refuses what cannot carry a coefficient', () => {
    const narrow = field(1, [0.6, 0.65, 0.7, 0.8], 0.02);
    assert.ok(!narrow.ok && narrow.fault.code === 'tooLittleSpread');
    const poor = field(1, [0.6, 0.65, 0.7, 0.95], 0.1);
    assert.ok(!poor.ok && poor.fault.code === 'coefficientUncertain');
    const few = field(1, [0.3, 1.2], 0.02);
    assert.ok(!few.ok && few.fault.code === 'tooFewComps');
    const none = field(
      1,
      wide.map(() => Number.NaN),
      0.02,
    );
    assert.ok(!none.ok && none.fault.code === 'noCompColours');
  });
});
