import type { TrialFigures } from '@wombat/bench/accuracy';
import { campaign } from '../../domain/testing/steadinessCampaign.js';
import { COMP_FAULTS, compNight } from './compNight.js';

/** Nights of measured stars to one seed in pixels: as cheap. */
const CATALOGUE_NIGHTS = 10;
const MOST_FALSE = 0.01;

/** Comps that vary, are blended or saturated: named, and no other star beside. */
export function compTrials(seeds: number): TrialFigures[] {
  return [...[0.04, 0.1].flatMap((range) => atCatalogueLevel(range, CATALOGUE_NIGHTS * seeds)), ...inPixels(seeds)];
}

function atCatalogueLevel(range: number, nights: number): TrialFigures[] {
  const kind = { nights, stars: 7, frames: 36, magnitudes: [11.2, 12.5] as const, range, sequenceError: 0.03 };
  const { named, falseAlarms } = campaign(kind);
  const what = `measured stars, a comp varying by ${range} mag`;
  return [
    { what: `${what}: named`, found: Math.round(named * nights), of: nights, least: 1 },
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
