import { parseArgs } from 'node:util';
import { ok, type Refusal, type Result, refuse } from '@wombat/result';

export interface IdleRequest {
  help: boolean;
  runs: number;
  /** Folder with the night of HAT-P-32; null: that part is left out. */
  real: string | null;
  out: string | null;
}

export const IDLE_HELP = [
  'Usage: ./wombat bench idle [--runs 3] [--real DIR] [--out FILE.json]',
  '',
  'What the program takes where there is nothing to do, on a small simulated night that is done: run --once, and the memory of',
  'an idle up. With the real night of HAT-P-32 also that, following, and every frame solved, beside ASTAP alone. Linux only.',
  '',
  '  --runs    how often each is done; the median counts (3)',
  '  --real    folder with frames/, astap-db/ (a star database) and aavso.json (variable and comparison stars, as the stand-in',
  '            of the AAVSO reads them)',
  '  --out     writes the JSON document there',
].join('\n');

const OPTIONS = {
  runs: { type: 'string', default: '3' },
  real: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the words after `bench idle`; a fault says what would be right. */
export function idleRequest(words: readonly string[]): Result<IdleRequest> {
  let values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];
  try {
    values = parseArgs({ args: [...words], options: OPTIONS }).values;
  } catch (error) {
    return refusal((error instanceof Error ? error.message : String(error)).split(/\. |\n/)[0] ?? '');
  }
  const { runs, real = null, out = null, help } = values;
  if (!/^[1-9]\d?$/.test(runs)) return refusal(`--runs is '${runs}': a whole number from 1 to 99 is meant`);
  return ok({ help, runs: Number(runs), real, out });
}

function refusal(message: string): Refusal {
  return refuse(`${message} (./wombat bench idle --help)`);
}
