import { type Places, startWombat } from '../harness/workplace.js';
import type { OnceRun } from './archiveResult.js';

const LONGEST_SECONDS = 7200;

interface Told {
  wallSeconds: number;
  programs: { name: string; use: { cpuSeconds: number } | null }[];
}

/** `run --once`, and what it says it took. */
export async function runOnce(places: Places): Promise<OnceRun> {
  const run = startWombat(places, 'run', '--once', '--timings', '--json');
  const code = await run.ended(LONGEST_SECONDS);
  const begin = run.output.indexOf('{');
  if (code !== 0 || begin < 0) throw new Error(`run --once: ${run.output}`);
  const told = JSON.parse(run.output.slice(begin)) as Told;
  const programs = Object.fromEntries(told.programs.map(({ name, use }) => [name, use?.cpuSeconds ?? 0]));
  const cpuSeconds = Object.values(programs).reduce((sum, one) => sum + one, 0);
  return { wallSeconds: told.wallSeconds, cpuSeconds, programs };
}
