import { ok, type Refusal, type Result, refuse } from '@wombat/result';
import { readOptions } from '../readOptions.js';

export type SolveMode = 'every' | 'follow';

export interface SystemRequest {
  readonly kind: 'measure' | 'help';
  readonly sizePixels: number;
  /** Lights of the one filter, of each target; several: one night after the other. */
  readonly frames: readonly number[];
  readonly targets: number;
  readonly mode: SolveMode;
  readonly runs: number;
  /** Workers of each kind, one night after the other; empty: as the program has them by itself. */
  readonly workers: readonly number[];
  /** Every service as a process of its own, to see what each takes. */
  readonly apart: boolean;
  readonly out: string | null;
  /** Where the course of the last run is drawn. */
  readonly plot: string | null;
}

export const SYSTEM_HELP = [
  'Usage: ./wombat bench night [--size 4096] [--frames 30] [--targets 1] [--mode follow] [--runs 3] [--workers N,N]',
  '                             [--apart] [--out FILE.json] [--plot FILE.svg]',
  '',
  'Simulates a night with 20 biases, 5 darks and 20 flats, has the whole system reduce it as ./wombat run --once does,',
  'again and again from nothing, and tells what that took by task and by program.',
  '',
  '  --size    pixels a side of the square frames (4096)',
  '  --frames  lights of a target, of one filter (30); 40,240 has a night of each, and ends with what one frame more takes',
  '  --targets variables in fields of their own, up to 50 (1)',
  '  --mode    how frames are solved: follow or every (follow)',
  '  --runs    how often the night is reduced (3)',
  '  --workers with so many workers of each kind, one after the other: 1,2,4; ends with what a frame costs with each',
  '  --apart   every service in a process of its own, as in ./wombat up, to see what each takes',
  '  --out     writes the JSON document there as well',
  '  --plot    draws there who did what when in the last run, as SVG',
].join('\n');

const OPTIONS = {
  size: { type: 'string', default: '4096' },
  frames: { type: 'string', default: '30' },
  targets: { type: 'string', default: '1' },
  mode: { type: 'string', default: 'follow' },
  runs: { type: 'string', default: '3' },
  workers: { type: 'string', default: '' },
  apart: { type: 'boolean', default: false },
  out: { type: 'string' },
  plot: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The size of the smallest sensor that is still sold, and of the largest. */
const SIZES = { least: 256, most: 16_384 };

const MOST_WORKERS = 64;
const MOST_TARGETS = 50;

/** Reads the words after `bench night`; a fault says what would be right. */
export function systemRequest(words: readonly string[]): Result<SystemRequest> {
  const parsed = readOptions(words, OPTIONS);
  if (!parsed.ok) return refusal(parsed.fault.message);
  const { size, frames, targets, mode, runs, workers, apart, out = null, plot = null, help } = parsed.value;
  if (mode !== 'follow' && mode !== 'every') return refusal(`--mode is '${mode}': follow or every is meant`);
  const [sizePixels, fields, times] = [size, targets, runs].map(wholeNumber);
  const lights = frames.split(',').map(wholeNumber);
  if (!sizePixels || sizePixels < SIZES.least || sizePixels > SIZES.most)
    return refusal(`--size is '${size}': pixels from ${SIZES.least} to ${SIZES.most} are meant`);
  if (lights.includes(0)) return refusal(`--frames is '${frames}': whole numbers from 1 on are meant`);
  if (!fields || fields > MOST_TARGETS)
    return refusal(`--targets is '${targets}': a number from 1 to ${MOST_TARGETS} is meant`);
  if (!times) return refusal(`--runs is '${runs}': a whole number from 1 on is meant`);
  const counts = workers === '' ? [] : workers.split(',').map(wholeNumber);
  if (counts.some((count) => count < 1 || count > MOST_WORKERS))
    return refusal(`--workers is '${workers}': numbers from 1 to ${MOST_WORKERS} with commas are meant`);
  return ok({
    kind: help ? 'help' : 'measure',
    ...{ sizePixels, frames: lights, targets: fields, mode, runs: times, workers: counts, apart, out, plot },
  });
}

/** 0 where it is none. */
function wholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

function refusal(message: string): Refusal {
  return refuse(`${message} (./wombat bench night --help)`);
}
