import { median } from '@wombat/imaging';
import { childrenSeconds } from '../archive/processUse.js';
import { type Places, startWombat } from '../harness/workplace.js';

/** From asking for a command to its end, and what it used with all it started. */
export interface Timed {
  wallSeconds: number;
  cpuSeconds: number;
}

const LONGEST_SECONDS = 3600;

/** @throws Error with what it said, where it does not end well */
export async function timedRun(places: Places, ...words: string[]): Promise<Timed> {
  const [cpu, began] = [childrenSeconds(), performance.now()];
  const run = startWombat(places, ...words);
  if ((await run.ended(LONGEST_SECONDS)) !== 0) throw new Error(`${words.join(' ')}: ${run.output}`);
  return { wallSeconds: (performance.now() - began) / 1000, cpuSeconds: childrenSeconds() - cpu };
}

export function medianOf(runs: readonly Timed[]): Timed {
  return {
    wallSeconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  };
}
