import { withStrikes } from '../../domain/index.js';
import { hasFlag } from '../../domain/measurement/flags.js';
import { pointError } from '../../domain/strikes/pointError.js';
import { type StruckKind, struckSeries } from './struckSeries.js';

/** A hit of this many errors of its point is to be found. */
const FOUND_FROM = 3;
/** None larger than this may reach a report; magnitudes. */
const LARGE = 0.05;

export interface HitTally {
  hits: number;
  missed: number;
  large: number;
  largeMissed: number;
  clean: number;
  falsely: number;
}

/** What became of the hits of a series, and of the points without one. */
export function hitTally(kind: StruckKind, seed: number): HitTally {
  const { frames, hits } = struckSeries(kind, seed);
  const tally: HitTally = { hits: 0, missed: 0, large: 0, largeMissed: 0, clean: 0, falsely: 0 };
  for (const [index, { stars }] of withStrikes(frames).entries()) {
    for (const { starId, flags, net } of stars.values()) {
      const flagged = hasFlag(flags, 'cosmicRay') || hasFlag(flags, 'hotPixel') ? 1 : 0;
      const hit = hits.find((one) => one.frame === index && one.starId === starId);
      const before = frames[index];
      if (hit === undefined || before === undefined) {
        tally.clean++;
        tally.falsely += flagged;
        continue;
      }
      const rise = Math.log(net / (net - hit.counts));
      if (rise < FOUND_FROM * pointError(starId, before)) continue;
      tally.hits++;
      tally.missed += 1 - flagged;
      if (2.5 * Math.LOG10E * rise <= LARGE) continue;
      tally.large++;
      tally.largeMissed += 1 - flagged;
    }
  }
  return tally;
}
