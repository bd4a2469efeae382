import { ok, type Refusal, type Result, refuse } from '@wombat/result';
import { readOptions } from '../readOptions.js';

export const TRIAL_WORDS = ['hits', 'comps', 'faint', 'flags'] as const;
export type TrialWord = (typeof TRIAL_WORDS)[number];

export interface AccuracyRequest {
  readonly kind: 'measure' | 'help' | 'show';
  /** Nights of each kind at the level of measured stars; 0: none. */
  readonly nights: number;
  /** Seeds of the nights in pixels. */
  readonly seeds: readonly number[];
  /** Seeds of each part of the trials; 0: none. */
  readonly trials: number;
  /** The one part of the trials that is meant; null: all. */
  readonly part: TrialWord | null;
  readonly out: string | null;
  /** Results that are shown. */
  readonly from: readonly string[];
  readonly page: string | null;
  readonly folder: string | null;
}

export const ACCURACY_HELP = [
  'Usage: ./wombat bench accuracy [--nights 200] [--seeds 20] [--trials 20] [--part WORD] [--out FILE.json]',
  '       ./wombat bench accuracy --from FILE.json[,FILE.json] [--plot DIR] [--into PAGE.md]',
  '',
  'Reduces simulated nights of known truth and tells how far off the magnitudes are, and how true their errors.',
  '',
  '  --nights  of each kind, simulated at the level of measured stars (200; 0: none)',
  '  --seeds   nights simulated in pixels: their number, or the seeds from one to another, as 5-8 (20; 0: none)',
  '  --trials  seeds of faults put into series: how many are found, and how many are none (20; 0: none)',
  '  --part    of the trials: hits (cosmic rays), comps, faint (a star through the noise) or flags; all without it',
  '  --out     writes the JSON document there as well',
  '  --from    prints tables of results; those of several files count together',
  '  --plot    draws them there, as SVG',
  '  --into    puts the tables into a page',
].join('\n');

const OPTIONS = {
  nights: { type: 'string', default: '200' },
  seeds: { type: 'string', default: '20' },
  trials: { type: 'string', default: '20' },
  part: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  plot: { type: 'string' },
  into: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the words after `bench accuracy`; a fault says what would be right. */
export function accuracyRequest(words: readonly string[]): Result<AccuracyRequest> {
  const parsed = readOptions(words, OPTIONS);
  if (!parsed.ok) return refusal(parsed.fault.message);
  const { nights, seeds, trials, part, out = null, from, plot: folder = null, into: page = null, help } = parsed.value;
  const shown = { out, from: from?.split(',') ?? [], page, folder };
  const noTrials = { trials: 0, part: null };
  if (help) return ok({ kind: 'help', nights: 0, seeds: [], ...noTrials, ...shown });
  if (from !== undefined) return ok({ kind: 'show', nights: 0, seeds: [], ...noTrials, ...shown });
  if (folder !== null || page !== null) return refusal('--plot and --into need results: --from FILE.json');
  if (!/^\d{1,4}$/.test(nights)) return refusal(`--nights is '${nights}': a whole number is meant`);
  if (!/^\d{1,4}$/.test(trials)) return refusal(`--trials is '${trials}': a whole number is meant`);
  const word = TRIAL_WORDS.find((one) => one === part) ?? null;
  if (part !== undefined && word === null) return refusal(`--part is '${part}': ${TRIAL_WORDS.join(', ')} are there`);
  const asked = seedsOf(seeds);
  if (asked === null) return refusal(`--seeds is '${seeds}': a number, or from one to another, is meant, as 20 or 5-8`);
  return ok({ kind: 'measure', nights: Number(nights), seeds: asked, trials: Number(trials), part: word, ...shown });
}

function seedsOf(text: string): number[] | null {
  const [, first, last] = /^(?:([1-9]\d{0,3})-)?(\d{1,4})$/.exec(text) ?? [];
  if (last === undefined) return null;
  const from = Number(first ?? 1);
  const count = Number(last) - from + 1;
  return count < 0 ? null : Array.from({ length: count }, (_, index) => from + index);
}

function refusal(message: string): Refusal {
  return refuse(`${message} (./wombat bench accuracy --help)`);
}
