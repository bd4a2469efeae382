import type { TrialFigures } from '@wombat/bench/accuracy';
import { cloudTrials } from './cloudTrials.js';
import { compTrials } from './compTrials.js';
import { faintTrials } from './faintTrials.js';
import { frameFlagTrials } from './frameFlagTrials.js';
import { hitTrials } from './hitTrials.js';
import { starFlagTrials } from './starFlagTrials.js';

const PARTS: Readonly<Record<string, (seeds: number) => TrialFigures[]>> = {
  hits: hitTrials,
  comps: compTrials,
  faint: faintTrials,
  flags: (seeds) => [...frameFlagTrials(seeds), ...cloudTrials(seeds), ...starFlagTrials(seeds)],
};

/** `SEEDS [PART]`: what was found of the faults put into simulated series, one JSON document a part. */
const [seeds = '20', only] = process.argv.slice(2);
for (const [part, make] of Object.entries(PARTS)) {
  if (only !== undefined && only !== part) continue;
  const before = process.cpuUsage();
  const figures = make(Number(seeds));
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    `${JSON.stringify({ part, seeds: Number(seeds), cpuSeconds: (user + system) / 1e6, figures })}\n`,
  );
}
