import type { TrialFigures } from '@wombat/bench/accuracy';
import { campaign } from '../../domain/testing/steadinessCampaign.js';
import { COMP_FAULTS, compNight } from './compNight.js';

/** Nights of measured stars to one seed in pixels: as cheap. */
const CATALOGUE_NIGHTS = 10;
const MOST_FALSE = 0.01;
/** By range in magnitudes: of measured stars the smaller is to be named in half of the nights, the larger in all. */
const LEAST_NAMED = [
  [0.04, 0.5],
  [0.1, 1],
] as const;

/** Comps that vary, are blended or saturated: named, and no other star beside. */
export function compTrials(seeds: number): TrialFigures[] {
  const measured = LEAST_NAMED.flatMap(([range, least]) => atCatalogueLevel(range, least, CATALOGUE_NIGHTS * seeds));
  return [...measured, ...inPixels(seeds)];
}

function atCatalogueLevel(range: number, least: number, nights: number): TrialFigures[] {
  const kind = { nights, stars: 7, frames: 36, magnitudes: [11.2, 12.5] as const, range, sequenceError: 0.03 };
  const { named, falseAlarms } = campaign(kind);
  const what = `measured stars, a comp varying by ${range} mag`;
  return [
    { what: `${what}: named`, found: Math.round(named * nights), of: nights, least },
    { what: `${what}: another named`, found: Math.round(falseAlarms * nights), of: nights, most: MOST_FALSE },
  ];
}

function inPixels(seeds: number): TrialFigures[] {
  const numbers = Array.from({ length: seeds }, (_, seed) => seed + 1);
  let [others, judged] = [0, 0];
  const named = Object.entries(COMP_FAULTS).map(([fault, told]): TrialFigures => {
    const nights = numbers.map((seed) => compNight(told, seed));
    others += nights.reduce((sum, night) => sum + night.othersNamed, 0);
    judged += nights.reduce((sum, night) => sum + night.others, 0);
    const found = nights.filter(({ isNamed }) => isNamed).length;
    return { what: `in pixels, a comp ${fault}: named`, found, of: seeds, least: 1 };
  });
  return [...named, { what: 'in pixels, good comps: named', found: others, of: judged, most: MOST_FALSE }];
}
