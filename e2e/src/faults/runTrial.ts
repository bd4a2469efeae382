import type { RandomStream } from '@wombat/observatory';
import { endAllOf } from '../harness/processes.js';
import { differences } from './differences.js';
import { layAgain, type Night, trialOn } from './night.js';
import { nightEnd } from './nightEnd.js';
import type { FaultKind } from './registry.js';
import { type Ending, endingOf, LIMIT_SECONDS, type Trial } from './trial.js';

/** What came of one fault. */
export interface Outcome {
  did: string;
  /** False: the run was over before it could happen; it counts for nothing. */
  struck: boolean;
  /** Exit code of the run it happened to; null: it was ended. */
  code: number | null;
  seconds: number;
  /** Empty where all is as without the fault. */
  differences: string[];
  /** What the runs said, where there are differences. */
  output: string;
}

interface Disturbance extends Pick<FaultKind, 'from' | 'disturb'> {
  /** Of all runs of the trial. */
  environment?: Record<string, string>;
}

/** Lays the night out again, lets the fault happen, runs to the end and holds all against the undisturbed night. */
export async function runTrial(
  night: Night,
  { from, disturb, environment = {} }: Disturbance,
  random: RandomStream,
): Promise<Outcome> {
  const { copy, expected } = from === 'frames' ? night.frames : await night.approved();
  layAgain(night.workplace, copy);
  const trial = trialOn(night, random, environment);
  const started = performance.now();
  try {
    const { did, struck, ending, wrong = [], known = (end) => end } = await disturb(trial);
    const differencesNow = async () => differences(expected, known(await nightEnd(trial.places)));
    const found = [...wrong];
    if (ending.code === null) found.push(`the run did not end within ${LIMIT_SECONDS} s`);
    if (ending.code === 0) {
      const early = await differencesNow();
      found.push(...early.map((one) => `exit code 0, but ${one}`));
    } else if (ending.code !== null && ending.code > 0 && (await isInOrder(differencesNow, trial)))
      found.push(`exit code ${ending.code}, though all is in order`);
    const again = ending.code === 0 && found.length === 0 ? null : await endingOf(trial.start());
    if (again !== null) {
      found.push(...codeDifference('the run after it', again));
      found.push(...(await differencesNow()));
    }
    const verified = await endingOf(trial.verify());
    found.push(...codeDifference('verify', verified));
    const output = found.length === 0 ? '' : [ending, again, verified].map((one) => one?.output).join('\n---\n');
    const seconds = Math.round((performance.now() - started) / 1000);
    return { did, struck, code: ending.code, seconds, differences: found, output };
  } finally {
    await endAllOf(trial.places.home);
    await trial.close();
  }
}

/** Tables that are not there, or not yet whole, are not in order; nor is a log with a gap below whole ones. */
async function isInOrder(differencesNow: () => Promise<string[]>, trial: Trial): Promise<boolean> {
  try {
    return (await differencesNow()).length === 0 && (await endingOf(trial.verify())).code === 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^SQLITE_|^ENOENT/.test(String(error.code))) return false;
    throw error;
  }
}

function codeDifference(what: string, { code }: Ending): string[] {
  if (code === 0) return [];
  return [code === null ? `${what} did not end within ${LIMIT_SECONDS} s` : `${what} ended with code ${code}`];
}
