import type { TrialFigures } from '@wombat/bench/accuracy';
import { type HitTally, hitTally } from './hitTally.js';
import { STRUCK_KINDS } from './struckSeries.js';

/** Seeds that no spec draws. */
const FIRST_SEED = 600_101;

/** Cosmic rays on the stars of so many series of each kind, drawn in pixels. */
export function hitTrials(seeds: number): TrialFigures[] {
  const tallies = STRUCK_KINDS.flatMap((kind, index) =>
    Array.from({ length: seeds }, (_, seed) => hitTally(kind, FIRST_SEED + index + 1000 * seed)),
  );
  const sum = (part: keyof HitTally) => tallies.reduce((total, tally) => total + tally[part], 0);
  return [
    {
      what: 'hits above 3 errors of the point: flagged',
      found: sum('hits') - sum('missed'),
      of: sum('hits'),
      least: 0.95,
    },
    { what: 'points without a hit: flagged', found: sum('falsely'), of: sum('clean'), most: 0.005 },
    { what: 'hits above 0.05 mag that reach the report', found: sum('largeMissed'), of: sum('large'), most: 0 },
  ];
}
