import { setTimeout as sleep } from 'node:timers/promises';
import type { Standin } from '@wombat/aavso-standin';
import type { RandomStream } from '@wombat/observatory';
import type { EndResult } from '../harness/endResult.js';
import type { Places, Run, Surroundings } from '../harness/workplace.js';

/** One night that something happens to. */
export interface Trial {
  places: Places & { folder: string };
  random: RandomStream;
  /** How long the night takes undisturbed. */
  milliseconds: number;
  standin: Standin;
  /** The broker's store as it was before the decision of the person. */
  olderStore: string;
  /** `run --once`, which ends with the trial. */
  start(surroundings?: Surroundings): Run;
  /** `up`, at whose page a person sits. */
  up(): Run;
  verify(): Run;
  /** More of the environment of every run of the trial that begins after this. */
  everywhere(environment: Record<string, string>): void;
  /** Is called at the end of the trial, whatever came of it; what was asked for last comes first. */
  atEnd(tidy: () => void | Promise<void>): void;
  close(): Promise<void>;
}

/** What happened, in words, and whether it came in time to happen at all. */
export interface Deed {
  did: string;
  struck: boolean;
}

/** How a run ended: null where it had to be ended after the limit. */
export interface Ending {
  code: number | null;
  output: string;
}

export interface Disturbed extends Deed {
  ending: Ending;
  /** What the kind itself found amiss, a sentence each. */
  wrong?: readonly string[];
  /** What is found at the end without that by which it must differ. */
  known?: (end: EndResult) => EndResult;
}

export type Disturb = (trial: Trial) => Promise<Disturbed>;

/** No run of a small night takes so long, also where every program waits for its restart. */
export const LIMIT_SECONDS = 240;

export async function endingOf(run: Run): Promise<Ending> {
  const started = performance.now();
  const code = await run.ended(LIMIT_SECONDS);
  const wasEnded = (performance.now() - started) / 1000 >= LIMIT_SECONDS;
  return { code: wasEnded ? null : code, output: run.output };
}

/** Something that happens while a run is on its way. */
export function during(act: (trial: Trial, run: Run) => Promise<Deed>, surroundings?: Surroundings): Disturb {
  return async (trial) => {
    const run = trial.start(surroundings);
    const [deed, ending] = await Promise.all([act(trial, run), endingOf(run)]);
    return { ...deed, ending };
  };
}

/**
 * Of what is to end the whole run: where that ended well by itself, it came too late. What it did to
 * the disk is for the next run to find.
 */
export function cutShort(disturb: Disturb): Disturb {
  return async (trial) => {
    const disturbed = await disturb(trial);
    if (disturbed.ending.code !== 0) return disturbed;
    return { ...disturbed, struck: false, ending: await endingOf(trial.start()) };
  };
}

/** Waits until some moment of the night; how many milliseconds that was. */
export async function someMoment({ random, milliseconds }: Trial): Promise<number> {
  const after = random.between(0.1, 0.9) * milliseconds;
  await sleep(after);
  return Math.round(after);
}

/** Waits until some moment after the frames have been found, or the end; how many milliseconds it waited then. */
export async function someMomentOfWork({ random, milliseconds }: Trial, run: Run): Promise<number> {
  while (run.isRunning && !run.output.includes('frames looked at')) await sleep(20);
  const after = random.between(0, 0.3) * milliseconds;
  await sleep(after);
  return Math.round(after);
}

export function oneOf<T>(random: RandomStream, choices: readonly T[]): T | undefined {
  return choices[Math.floor(random.uniform() * choices.length)];
}
