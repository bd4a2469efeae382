import { parseArgs } from 'node:util';
import { ok, type Result, refuse } from '@wombat/result';
import { FAULT_KINDS, type FaultName } from './registry.js';

export interface FaultsRequest {
  help: boolean;
  /** One trial each. */
  seeds: readonly number[];
  kinds: readonly FaultName[];
  out: string | null;
  /** Results that are shown. */
  from: readonly string[];
  page: string | null;
}

const NAMES = Object.keys(FAULT_KINDS) as FaultName[];

export const FAULTS_HELP = [
  'Usage: ./wombat bench faults [--seeds 20] [--kinds a,b] [--out FILE.json]',
  '       ./wombat bench faults --from FILE.json[,FILE.json] [--into PAGE.md]',
  '',
  'Lets faults happen to small simulated nights, runs each to the end, and holds tables and products against the same night',
  'without a fault. Exit code 1 where anything differs. Linux only.',
  '',
  '  --seeds  how many trials, or the seeds from one to another, as 41-60; a seed is a night, a kind and a moment (20)',
  `  --kinds  only these: ${NAMES.join(', ')}`,
  '  --out    writes the JSON document there, after every trial',
  '  --from   prints the table of results; those of several files count together',
  '  --into   puts the table into a page',
].join('\n');

const OPTIONS = {
  seeds: { type: 'string', default: '20' },
  kinds: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  into: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the words after `bench faults`; a fault says what would be right. */
export function faultsRequest(words: readonly string[]): Result<FaultsRequest> {
  let values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];
  try {
    values = parseArgs({ args: [...words], options: OPTIONS }).values;
  } catch (error) {
    return refuse((error instanceof Error ? error.message : String(error)).split(/\. |\n/)[0] ?? '');
  }
  const { seeds: text, kinds: wanted, out = null, from, into: page = null, help } = values;
  const seeds = seedsOf(text);
  if (seeds === null) return refuse(`--seeds is '${text}': a number, or from one to another, is meant, as 20 or 41-60`);
  const names = wanted?.split(',') ?? NAMES;
  const kinds = NAMES.filter((name) => names.includes(name));
  const strange = names.find((name) => !kinds.includes(name as FaultName));
  if (strange !== undefined) return refuse(`no kind of fault '${strange}': there are ${NAMES.join(', ')}`);
  if (page !== null && from === undefined) return refuse('--into needs results: --from FILE.json');
  return ok({ help, seeds, kinds, out, from: from?.split(',') ?? [], page });
}

function seedsOf(text: string): number[] | null {
  const [, first, last] = /^(?:([1-9]\d{0,4})-)?(\d{1,5})$/.exec(text) ?? [];
  if (last === undefined) return null;
  const from = Number(first ?? 1);
  const count = Number(last) - from + 1;
  return count < 0 ? null : Array.from({ length: count }, (_, index) => from + index);
}
