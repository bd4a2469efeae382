import type { TrialFigures } from '@wombat/bench/accuracy';
import { seededRandom } from '@wombat/random';
import { TARGET_STAR_ID, withCloud } from '../../domain/index.js';
import { hasFlag } from '../../domain/measurement/flags.js';
import { simulateNight } from '../../domain/testing/simulatedNight.js';
import { FlagTally } from './flagTally.js';

const FRAMES = 40;
const EXTINCTION = 0.3;
const CLOUDY_PART = 0.3;
/** Magnitudes that thin cloud takes at least, and clear frames lose at most. */
const [CLOUD, CLEAR] = [0.3, 0.1];

/** Nights of measured stars from airmass 1 to 2.2 with cloud on some frames; the target fades by 2 magnitudes. */
export function cloudTrials(seeds: number): TrialFigures[] {
  const tally = new FlagTally('cloud of 0.3 to 1.3 mag, clear frames losing up to 0.1');
  for (let seed = 1001; seed <= 1000 + seeds; seed++) {
    const random = seededRandom(seed);
    const takes = Array.from({ length: FRAMES }, () => (random() < CLOUDY_PART ? CLOUD + random() : CLEAR * random()));
    for (const [frame, isFlagged] of flaggedOn(takes, seed).entries())
      tally.add((takes[frame] ?? 0) >= CLOUD, isFlagged);
  }
  return tally.figures();
}

function flaggedOn(takes: readonly number[], seed: number): boolean[] {
  const airmass = (frame: number) => 1 + (1.2 * frame) / FRAMES;
  const comps = [0, 1, 2, 3, 4].map((index) => ({ starId: `000-${index}`, mag: () => 12 + 0.4 * index }));
  const frames = simulateNight({
    frames: FRAMES,
    stars: [{ starId: TARGET_STAR_ID, mag: (frame) => 12 + (2 * frame) / FRAMES }, ...comps],
    zeroPoint: (frame) => 22 - EXTINCTION * airmass(frame) - (takes[frame] ?? 0),
    ...{ noise: true, seed },
  });
  const placed = frames.map((one, index) => ({ ...one, frame: { ...one.frame, airmass: airmass(index) } }));
  return withCloud(placed).map(({ stars }) => [...stars.values()].every(({ flags }) => hasFlag(flags, 'frameCloudy')));
}
