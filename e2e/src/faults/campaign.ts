import { RandomStream } from '@wombat/observatory';
import { type Night, prepareNight } from './night.js';
import { FAULT_KINDS, type FaultName } from './registry.js';
import { type Outcome, runTrial } from './runTrial.js';

/** Trials that share a night; its undisturbed run takes as long as a trial. */
const TRIALS_PER_NIGHT = 20;

const MOST_LETTERS = 400;

export interface TrialResult extends Outcome {
  seed: number;
  kind: FaultName;
}

export interface Wanted {
  seeds: readonly number[];
  kinds: readonly FaultName[];
}

/** One trial after another; the kinds take turns. `done` is told of all so far after every one. */
export async function campaign(
  { seeds, kinds }: Wanted,
  say: (text: string) => void,
  done: (trials: readonly TrialResult[]) => void = () => undefined,
): Promise<TrialResult[]> {
  const trials: TrialResult[] = [];
  let night: Night | null = null;
  let nightSeed = 0;
  try {
    for (const seed of seeds) {
      const kind = kinds[seed % kinds.length];
      if (kind === undefined) break;
      const wanted = 1 + Math.floor(seed / TRIALS_PER_NIGHT);
      if (night === null || nightSeed !== wanted) {
        await night?.close();
        [night, nightSeed] = [await prepareNight(wanted), wanted];
      }
      const trial = { seed, kind, ...(await runTrial(night, faultOf(kind, seed), new RandomStream(seed, kind))) };
      trials.push(trial);
      done(trials);
      say(sentenceOf(trial));
    }
  } finally {
    await night?.close();
  }
  return trials;
}

/** Every other trial has a process for each service, where the other half has one for all. */
function faultOf(kind: FaultName, seed: number) {
  return { environment: { WOMBAT_WORK_SERVICESTOGETHER: seed % 2 === 0 ? 'once' : 'never' }, ...FAULT_KINDS[kind] };
}

function sentenceOf({ seed, kind, did, struck, code, seconds, differences }: TrialResult): string {
  const outcome =
    differences.length > 0 ? differences.join('; ').slice(0, MOST_LETTERS) : struck ? 'the same' : 'came too late';
  return `${seed} ${FAULT_KINDS[kind].what}: ${did}; exit code ${code}; ${seconds} s: ${outcome}`;
}
