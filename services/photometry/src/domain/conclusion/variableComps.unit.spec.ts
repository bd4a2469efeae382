import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { zeroPoints } from '../magnitudes/zeroPoints.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { largestSteadyScatter } from './largestSteadyScatter.js';

const NIGHTS = 60;
const COMPS = 6;
const VARIABLE = 2;

interface Kind {
  /** Of the third comp, from peak to peak. */
  range: number;
  /** Of all comps on every frame, one standard deviation, beside their photons. */
  scintillation: number;
  frames: number;
}

/** Of many nights: how often the variable comp is named, and how often another one. */
function named({ range, scintillation, frames }: Kind): { variable: number; others: number } {
  let [variable, others] = [0, 0];
  for (let seed = 1; seed <= NIGHTS; seed++) {
    const normal = seededNormal(1000 + seed);
    const stars = Array.from({ length: COMPS }, (_, index): SimulatedStar => {
      const steady = 11.2 + 0.3 * index;
      const twinkle = Array.from({ length: frames }, () => scintillation * normal());
      const phase = (frame: number) => (2 * Math.PI * frame) / frames + seed / 7;
      const own = (frame: number) => (index === VARIABLE ? (range / 2) * Math.sin(1.3 * phase(frame)) : 0);
      return {
        starId: `comp${index}`,
        catalogueMag: steady,
        mag: (frame) => steady + own(frame) + (twinkle[frame] ?? 0),
      };
    });
    const night = simulateNight({ frames, stars, zeroPoint: () => 21, noise: true, seed });
    const { comps } = zeroPoints(
      stars.map((star, index) => simulatedCandidate(star, index + 1)),
      night,
    );
    for (const [index, comp] of comps.entries()) {
      const isNamed =
        comp.scatter >
        largestSteadyScatter(
          comp,
          comps.filter((other) => other !== comp),
        );
      if (index === VARIABLE) variable += Number(isNamed);
      else others += Number(isNamed);
    }
  }
  return { variable: variable / NIGHTS, others: others / (NIGHTS * (COMPS - 1)) };
}

describe('a comp that varies', () => {
  it('by 0.04 magnitudes is named in most nights, and steady ones hardly ever', () => {
    const { variable, others } = named({ range: 0.04, scintillation: 0.002, frames: 36 });
    assert.ok(variable >= 0.5, `${variable}`);
    assert.ok(others <= 0.01, `${others}`);
  });

  it('by 0.1 magnitudes is named under strong scintillation as well, in a short night', () => {
    const { variable, others } = named({ range: 0.1, scintillation: 0.008, frames: 20 });
    assert.ok(variable >= 0.9, `${variable}`);
    assert.ok(others <= 0.01, `${others}`);
  });

  it('is none where all scintillate', () => {
    for (const scintillation of [0, 0.004, 0.012]) {
      const { variable, others } = named({ range: 0, scintillation, frames: 30 });
      assert.ok(variable <= 0.02 && others <= 0.01, `${scintillation}: ${variable} ${others}`);
    }
  });
});
