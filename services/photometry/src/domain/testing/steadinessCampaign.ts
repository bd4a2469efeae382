import { seededNormal, seededRandom } from '@wombat/random';
import { scintillationMagnitudes } from '../measurement/scintillation.js';
import { type StarSteadiness, steadiness } from '../steadiness/steadiness.js';
import { type SimulatedStar, simulatedCandidate, simulatedFrameFacts, simulateNight } from './simulatedNight.js';

/** Nights of one kind, with a comp that varies or without. */
export interface CampaignKind {
  nights: number;
  /** Comps and check star. */
  stars: number;
  frames: number;
  /** Of the brightest and the faintest star; photons give 0.002 at 11, 0.01 at 14.3, 0.03 at 16. */
  magnitudes: readonly [number, number];
  /** Of the one that varies, from peak to peak; 0: none does. */
  range: number;
  /** What the catalogue has in error, one standard deviation. */
  sequenceError: number;
  /** Cosmic rays: the part of the values that are too bright by up to half a magnitude. */
  hits?: number;
}

export interface CampaignOutcome {
  /** Part of the nights in which the star that varies is named. */
  named: number;
  /** Part of the nights in which it is not told whether that or another one varies. */
  undecided: number;
  /** Part of the nights in which a steady star is named, or a choice offered that the varying one is not among. */
  falseAlarms: number;
}

/** At the median site (Osborn and others 2015, MNRAS 452, 1707). */
const TELESCOPE = { apertureMillimetres: 200, elevationMetres: 0, scintillationFactor: 1.5 };
const LARGEST_HIT = 0.5;
/** Of the variable in a night, from the slow to the fast. */
const CYCLES = [0.7, 1.3, 2.2, 3.4];

/** Nights on a telescope of 20 cm from airmass 1 to 2, judged. Any star may be the one that varies, in turn. */
export function campaign(kind: CampaignKind): CampaignOutcome {
  let [named, undecided, falseAlarms] = [0, 0, 0];
  for (let night = 0; night < kind.nights; night++) {
    const variable = kind.range > 0 ? `star${night % kind.stars}` : '';
    const unsteady = judged(kind, night).filter(({ isSteady }) => !isSteady);
    const own = unsteady.find(({ auid }) => auid === variable);
    if (own?.rivals.length === 0) named++;
    if (own !== undefined && own.rivals.length > 0) undecided++;
    if (unsteady.some(({ auid, rivals }) => auid !== variable && !rivals.includes(variable))) falseAlarms++;
  }
  return { named: named / kind.nights, undecided: undecided / kind.nights, falseAlarms: falseAlarms / kind.nights };
}

function judged(kind: CampaignKind, night: number): StarSteadiness[] {
  const [normal, uniform] = [seededNormal(7919 * (night + 1)), seededRandom(night + 1)];
  const stars = Array.from({ length: kind.stars }, (_, index) => starOf(kind, { night, index, normal, uniform }));
  const zeroPoint = (frame: number) => 21 - (0.2 * frame) / kind.frames;
  const frames = simulateNight({ frames: kind.frames, stars, zeroPoint, noise: true, seed: night + 1 });
  const candidates = stars.map((star, index) => simulatedCandidate(star, index + 1));
  return steadiness(candidates, frames);
}

interface StarDraw {
  night: number;
  index: number;
  normal: () => number;
  uniform: () => number;
}

function starOf(kind: CampaignKind, { night, index, normal, uniform }: StarDraw): SimulatedStar {
  const [brightest, faintest] = kind.magnitudes;
  const steady = brightest + ((faintest - brightest) * index) / (kind.stars - 1);
  const cycles = CYCLES[night % CYCLES.length] ?? 1;
  const range = index === night % kind.stars ? kind.range : 0;
  const light = Array.from({ length: kind.frames }, (_, frame) => {
    const airmass = 1 + frame / kind.frames;
    const twinkle = scintillationMagnitudes({ ...simulatedFrameFacts(frame), airmass }, TELESCOPE);
    const hit = uniform() < (kind.hits ?? 0) ? LARGEST_HIT * uniform() : 0;
    const phase = 2 * Math.PI * ((cycles * frame) / kind.frames + night / 7);
    return steady + (range / 2) * Math.sin(phase) + twinkle * normal() - hit;
  });
  return {
    starId: `star${index}`,
    mag: (frame) => light[frame] ?? steady,
    catalogueMag: steady + kind.sequenceError * normal(),
  };
}
