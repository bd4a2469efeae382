import type { work } from '@wombat/proto';
import { seededNormal, seededRandom } from '@wombat/random';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import { type Candidate, type MeasuredFrame, starOfFact, TARGET_STAR_ID } from '../../domain/index.js';
import { simulatedFrameFacts } from '../../domain/testing/simulatedNight.js';
import { measureFrame } from '../../work/measureFrame.js';
import { type CompsJudged, type CompWord, judgeComps } from './judgeComps.js';
import { addMoffat, type Light } from './moffatLight.js';

/** What is wrong with one comp of a night. */
export interface CompFault {
  /** From peak to peak, magnitudes. */
  range?: number;
  /** How much fainter than the comp the star in its image is. */
  neighbourMagnitudes?: number;
  isSaturated?: boolean;
  /** What it is to be named as. */
  expected: CompWord;
}

export const COMP_FAULTS: Readonly<Record<string, CompFault>> = {
  'varying by 0.04 mag': { range: 0.04, expected: 'unsteady' },
  'varying by 0.1 mag': { range: 0.1, expected: 'unsteady' },
  'blended with a star 1 mag fainter at 1.5 FWHM': { neighbourMagnitudes: 1, expected: 'blended' },
  'blended with a star 2 mag fainter at 1.5 FWHM': { neighbourMagnitudes: 2, expected: 'blended' },
  saturated: { isSaturated: true, expected: 'saturated' },
};

const STARS = 9;
const FRAMES = 30;
const CELL = 64;
const WIDTH = 3 * CELL;
const [FWHM, BETA, SKY, READ_NOISE] = [3.2, 3, 200, 8];
const BRIGHTEST = 400_000;
const CLIPPED_ELECTRONS = 2_000_000;
const SATURATION = 60_000;
const RADII = { starPixels: 7, skyInnerPixels: 14, skyOuterPixels: 24 };
const ZERO_POINT = 25;
const SOLUTION = {
  ...{ crpixX: WIDTH / 2, crpixY: WIDTH / 2, raDegrees: 60, decDegrees: 10, sip: undefined },
  ...{ cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
};

/** A target and eight comps in pixels through a night of changing seeing, one of them, in turn, with the fault. */
export function compNight(fault: CompFault, seed: number): CompsJudged {
  const [random, normal] = [seededRandom(7000 + seed), seededNormal(8000 + seed)];
  const faulty = 1 + (seed % (STARS - 1));
  const angle = 2 * Math.PI * random();
  const stars = Array.from({ length: STARS }, (_, index) => ({
    starId: index === 0 ? TARGET_STAR_ID : `000-${index}`,
    place: { x: ((index % 3) + 0.5) * CELL + random(), y: (Math.floor(index / 3) + 0.5) * CELL + random() },
    flux: index === faulty && fault.isSaturated ? CLIPPED_ELECTRONS : BRIGHTEST * 10 ** (-0.4 * 1.2 * random()),
    fault: index === faulty ? fault : null,
  }));
  const order: work.MeasureOrder = {
    reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
    ...{ frames: [], ladderPixels: [], radii: RADII },
    stars: stars.map(({ starId, place }) => ({ starId, ...pixelToSky(wcsOfNumbers(SOLUTION), place) })),
  };
  const frames = Array.from({ length: FRAMES }, (_, frame): MeasuredFrame => {
    const drift = { x: 1.5 * normal(), y: 1.5 * normal() };
    const fwhm = FWHM * (1 + (0.2 * frame) / FRAMES + 0.03 * normal());
    const pixels = new Float64Array(WIDTH * WIDTH).fill(SKY);
    for (const { place, flux, fault: own } of stars) {
      const wave = ((own?.range ?? 0) / 2) * Math.sin((2 * Math.PI * 1.3 * frame) / FRAMES + seed);
      const light: Light = {
        ...{ x: place.x + drift.x, y: place.y + drift.y, fwhm, beta: BETA },
        flux: flux * 10 ** (-0.4 * wave),
      };
      addMoffat(pixels, WIDTH, light);
      if (own?.neighbourMagnitudes !== undefined) {
        const [x, y] = [light.x + 1.5 * FWHM * Math.cos(angle), light.y + 1.5 * FWHM * Math.sin(angle)];
        addMoffat(pixels, WIDTH, { ...light, x, y, flux: light.flux * 10 ** (-0.4 * own.neighbourMagnitudes) });
      }
    }
    for (const [at, light] of pixels.entries())
      pixels[at] = Math.min(SATURATION + 5000, light + Math.sqrt(light + READ_NOISE ** 2) * normal());
    const image = { width: WIDTH, height: WIDTH, pixels };
    const solution = { ...SOLUTION, crpixX: SOLUTION.crpixX + drift.x, crpixY: SOLUTION.crpixY + drift.y };
    const measured = measureFrame(image, image, frameOf(solution), order).stars.map(starOfFact);
    const facts = simulatedFrameFacts(frame);
    return { frame: facts, radii: RADII, stars: new Map(measured.map((star) => [star.starId, star])) };
  });
  const candidates = stars.slice(1).map(
    ({ starId, flux }, index): Candidate => ({
      ...{ auid: starId, label: '120', raDegrees: 60, decDegrees: 10, magError: 0.02, rank: index + 1 },
      mag: ZERO_POINT - 2.5 * Math.log10(flux),
    }),
  );
  return judgeComps(candidates, frames, { faulty: `000-${faulty}`, saturation: SATURATION, expected: fault.expected });
}

function frameOf(solution: work.FrameToMeasure['solution']): work.FrameToMeasure {
  return {
    ...{ path: 'a', product: 'a', jdUtcStart: 0, jdUtcMid: 2460310.5, site: undefined, fwhmPixels: FWHM, solution },
    camera: { gain: 1, readNoise: READ_NOISE, saturation: SATURATION, peakRangeLow: 0, peakRangeHigh: SATURATION },
  };
}
