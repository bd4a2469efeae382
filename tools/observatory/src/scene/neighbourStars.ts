import type { NightPlan } from '../nights/nightPlan.js';
import { BANDS } from './bands.js';
import { compMagnitudes, type SkyStar } from './fieldSky.js';
import { offTangentPlane } from './skyPlane.js';

const RADIAN = Math.PI / 180;

/** The plan's neighbours as stars of the sky, of the colours of the stars they stand beside. */
export function neighbourStars({ neighbours, target, sequence }: NightPlan): SkyStar[] {
  return neighbours.map(({ beside, fainterMagnitudes, separationArcsec, positionAngleDegrees }) => {
    const comp = sequence.comps.find(({ auid }) => auid === beside);
    if (comp === undefined && beside !== 'target') throw new RangeError(`There is no ${beside} to stand beside`);
    const magnitudes = { ...(comp === undefined ? target.brightest : compMagnitudes(comp)) };
    for (const band of BANDS) magnitudes[band] += fainterMagnitudes;
    const place = {
      east: separationArcsec * Math.sin(positionAngleDegrees * RADIAN),
      north: separationArcsec * Math.cos(positionAngleDegrees * RADIAN),
    };
    return { ...offTangentPlane(place, comp ?? target), magnitudes };
  });
}
