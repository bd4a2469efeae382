import assert from 'node:assert/strict';
import type { KnownCoefficients } from '../magnitudes/knownCoefficients.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import type { MeasuredSeries } from './magnitudesOf.js';
import { nightColourTerm } from './nightColourTerm.js';

const coefficient = 0.05;
const SPREAD = [0.3, 0.5, 0.75, 0.9, 1.1, 1.4];

function series(colours: readonly number[], changes: Partial<MeasuredSeries> = {}): MeasuredSeries {
  const stars = colours.map(
    (colour, index): SimulatedStar => ({
      ...{ starId: `comp${index}`, colour, mag: () => 12 + 0.2 * index, catalogueMag: 12 + 0.2 * index },
    }),
  );
  const comps = stars.map((star, index) => ({
    role: `C${index + 3}` as const,
    candidate: simulatedCandidate(star, index, 0.01),
  }));
  return {
    ...{ band: 'V', sites: new Map(), toldColour: null, telescope: null, detectionSnr: 5, range: null },
    frames: simulateNight({ frames: 20, stars, zeroPoint: () => 21, coefficient, noise: true, seed: 1 }),
    roles: { mode: 'ensemble', check: null, comps, reportComp: null },
    colours: new Map(stars.map(({ starId, colour }) => [starId, { 'B-V': colour }])),
    coefficients: [],
    ...changes,
  };
}

const told: KnownCoefficients = { basis: 'B-V', coefficient: { value: -0.2, error: 0.01 }, secondOrder: 0 };

describe('what a night says of a colour term', () => {
  it('is what its comparison stars fit', () => {
    const term = nightColourTerm(series(SPREAD), null);
    assert.deepEqual([term?.basis, term?.configured], ['B-V', null]);
    const { value = 0, error = 0 } = term?.fitted ?? {};
    assert.ok(error > 0 && error < 0.05);
    assert.ok(Math.abs(value - coefficient) < 4 * error, `${value} ± ${error}`);
  });

  it('is fitted all the same where another one is told for the camera', () => {
    const free = nightColourTerm(series(SPREAD), null);
    const term = nightColourTerm(series(SPREAD, { coefficients: [told] }), 'B-V');
    assert.deepEqual(term, { ...free, configured: told.coefficient });
  });

  it('is what is told alone where the stars determine none', () => {
    assert.equal(nightColourTerm(series([0.5, 0.6]), null), null);
    const term = nightColourTerm(series([0.5, 0.6], { coefficients: [told] }), null);
    const none = { fitted: null, secondOrder: null, toldSecondOrder: 0 };
    assert.deepEqual(term, { basis: 'B-V', ...none, configured: told.coefficient });
  });

  it('has second-order extinction as it is told beside it, and none that its stars do not tell', () => {
    const second: KnownCoefficients = { basis: 'B-V', coefficient: null, secondOrder: -0.03 };
    const term = nightColourTerm(series(SPREAD, { coefficients: [second] }), null);
    assert.deepEqual([term?.secondOrder, term?.toldSecondOrder], [null, -0.03]);
    assert.equal(nightColourTerm(series(SPREAD), null)?.secondOrder, null);
  });

  it('is nothing in a band that has no standard', () =>
    assert.equal(nightColourTerm(series(SPREAD, { band: 'CV' }), null), null));
});
