import type { DatabaseStar } from '@wombat/stardb';
import type { NightPlan } from '../nights/nightPlan.js';
import { compMagnitudes, fieldSky } from './fieldSky.js';

/** Every star of a plan's sky, with its V magnitude (the target's midway): what a plate solver's database must hold. */
export function starsOf(plan: NightPlan): DatabaseStar[] {
  const { target, sequence } = plan;
  const { raDegrees, decDegrees } = target;
  return [
    { raDegrees, decDegrees, magnitude: (target.brightest.V + target.faintest.V) / 2 },
    ...sequence.comps.map((comp) => ({
      raDegrees: comp.raDegrees,
      decDegrees: comp.decDegrees,
      magnitude: compMagnitudes(comp).V,
    })),
    ...fieldSky(plan).map((star) => ({
      raDegrees: star.raDegrees,
      decDegrees: star.decDegrees,
      magnitude: star.magnitudes.V,
    })),
  ];
}
