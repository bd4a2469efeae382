import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { fieldTransform } from './fieldTransform.js';

const COLOURS = [0.42, 0.55, 0.7, 0.8, 0.95, 1.08, 1.22];
const CATALOGUE_ERROR = 0.03;
const TRUE_COEFFICIENT = 0.05;
const NIGHTS = 300;

/** Coefficients of nights whose sequence has its own errors in B and in V, its colours those of both. */
function coefficientsFound(band: 'B' | 'V'): number[] {
  const normal = seededNormal(1);
  return Array.from({ length: NIGHTS }, () => {
    const wrong = COLOURS.map(() => ({ B: CATALOGUE_ERROR * normal(), V: CATALOGUE_ERROR * normal() }));
    const stars = COLOURS.map(
      (colour, index): SimulatedStar => ({
        starId: `comp${index}`,
        mag: () => 12,
        catalogueMag: 12 + (wrong[index]?.[band] ?? 0),
        colour,
      }),
    );
    const frames = simulateNight({
      frames: 6,
      stars,
      zeroPoint: () => 21,
      coefficient: TRUE_COEFFICIENT,
      noise: false,
      seed: 1,
    });
    const outcome = fieldTransform({
      ...{ band, frames, basis: null, known: [] },
      comps: stars.map((star, index) => simulatedCandidate(star, index, CATALOGUE_ERROR)),
      colours: new Map(
        COLOURS.map((colour, index) => [
          `comp${index}`,
          { 'B-V': colour + (wrong[index]?.B ?? 0) - (wrong[index]?.V ?? 0) },
        ]),
      ),
    });
    return outcome.ok ? outcome.value.coefficient : (outcome.fault.coefficient?.value ?? Number.NaN);
  });
}

describe('colours of a sequence that are made of its wrong magnitudes', () => {
  it('draw the coefficient neither up nor down', () => {
    for (const band of ['B', 'V'] as const) {
      const found = coefficientsFound(band);
      const mean = found.reduce((sum, one) => sum + one, 0) / NIGHTS;
      const squares = found.reduce((sum, one) => sum + (one - mean) ** 2, 0);
      const errorOfMean = Math.sqrt(squares / (NIGHTS - 1) / NIGHTS);
      // Uncorrected, the line is (0.03 / 0.26)^2 = 0.013 too steep in B and too flat in V: four times the error.
      assert.ok(Math.abs(mean - TRUE_COEFFICIENT) < 2.5 * errorOfMean, `${band}: ${mean} +- ${errorOfMean}`);
    }
  });
});
