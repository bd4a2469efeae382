import { syncOption } from '@wombat/by-hand/reduction/syncOption';
import type { FrameSync } from '@wombat/reduction';
import { ok, type Refusal, type Result, refuse } from '@wombat/result';
import type { Showing } from './plot/showResults.js';
import { type OptionValues, readOptions } from './readOptions.js';
import { STAGE_NAMES, type StageName } from './stages.js';

/** `bench`: what is measured. */
export interface MeasureStages {
  readonly kind: 'measure';
  readonly sizes: readonly number[];
  readonly frames: readonly number[];
  readonly stages: readonly StageName[];
  readonly runs: number;
  readonly cold: boolean;
  /** How the commands that write wait for the disk. */
  /** Null: as each command does by itself. */
  readonly sync: FrameSync | null;
  /** Null: a folder of its own, removed at the end. */
  readonly scratch: string | null;
  readonly keep: boolean;
  readonly out: string | null;
}

/** `bench --from`: what was measured, drawn or put into a page. */
export interface ShowResults extends Showing {
  readonly kind: 'show';
}

export type BenchRequest = MeasureStages | ShowResults | { readonly kind: 'help' };
export type ParsedBench = Result<BenchRequest>;

export const BENCH_HELP = [
  'Usage: ./wombat bench [--sizes 1024,2048] [--frames 10,20] [--stages a,b,c,d,e,f,start] [--runs 3] [--cold]',
  '                      [--scratch DIR] [--keep] [--out FILE.json]',
  '       ./wombat bench --from FILE.json[,FILE.json] [--plot DIR] [--into PAGE.md]',
  '       ./wombat bench page [--help]     the page in a browser',
  '       ./wombat bench radii [--help]    stars measured with all radii, and with one',
  '       ./wombat bench accuracy [--help] magnitudes of simulated nights against their truth',
  '       ./wombat bench night [--help]    a night through the whole system',
  '       ./wombat bench idle [--help]     nothing to do',
  '       ./wombat bench archive [--help]  an archive of many nights',
  '',
  '  --sizes    pixels along a side of the frames (2048)',
  '  --frames   so many biases, as many flats, as many lights (20)',
  '  --stages   a master bias, b master flat, c calibrate, d detect, e measure, f reduce-night, start (all)',
  '  --runs     counted runs of each (3); where there are several, one that is not counted comes first',
  '  --cold     before each run its files are dropped from the page cache (GNU dd)',
  '  --sync     together, each or no: how results are waited for (as each command does by itself)',
  '  --scratch  where the frames are written, and looked for (a folder of its own below the temporary one)',
  '  --keep     leaves the frames there for the next time',
  '  --out      writes the JSON document there as well',
  '  --from     prints tables of results',
  '  --plot     draws seconds against pixels and against frames there, as SVG',
  '  --into     puts the tables into a page, each after <!-- figures: FILE.json -->',
].join('\n');

const OPTIONS = {
  sizes: { type: 'string', default: '2048' },
  frames: { type: 'string', default: '20' },
  stages: { type: 'string' },
  runs: { type: 'string', default: '3' },
  cold: { type: 'boolean', default: false },
  sync: { type: 'string' },
  scratch: { type: 'string' },
  keep: { type: 'boolean', default: false },
  out: { type: 'string' },
  plot: { type: 'string' },
  from: { type: 'string' },
  into: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Kernels and cut-outs want a frame of at least this many pixels along a side. */
const LIMITS = { sizes: [32, 16_384], frames: [1, 1000], runs: [1, 1000] } as const;

/** Reads bench's own options; a fault says what would be right. */
export function benchRequest(argv: readonly string[]): ParsedBench {
  const parsed = readOptions(argv, OPTIONS);
  if (!parsed.ok) return refusal(parsed.fault.message);
  const values = parsed.value;
  if (values.help) return ok({ kind: 'help' });
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty !== undefined) return refusal(`--${empty[0]} needs a value after it`);
  const { from, plot: folder = null, into: page = null } = values;
  if (from !== undefined) return ok({ kind: 'show', from: from.split(','), folder, page });
  if (folder !== null || page !== null) return refusal('--plot and --into need results: --from FILE.json');
  return measuring(values);
}

type Values = OptionValues<typeof OPTIONS>;

function measuring(values: Values): ParsedBench {
  const names = values.stages?.split(',') ?? STAGE_NAMES;
  const unknown = names.find((name) => !isStage(name));
  if (unknown !== undefined) return refusal(`--stages: '${unknown}' is none of ${STAGE_NAMES.join(', ')}`);
  const [sizes, frames, runs] = [wholes('sizes', values), wholes('frames', values), wholes('runs', values)];
  if (!sizes.ok) return sizes;
  if (!frames.ok) return frames;
  if (!runs.ok) return runs;
  const [count, ...more] = runs.value;
  if (count === undefined || more.length > 0) return refusal('--runs is one number');
  const told = values.sync === undefined ? null : syncOption({ sync: values.sync });
  if (told?.ok === false) return refusal(told.fault.message);
  const { cold, keep, scratch = null, out = null } = values;
  const stages = STAGE_NAMES.filter((name) => names.includes(name));
  const what = { sizes: sizes.value, frames: frames.value, stages, runs: count };
  return ok({ kind: 'measure', ...what, cold, sync: told?.value ?? null, keep, scratch, out });
}

function isStage(name: string): name is StageName {
  return STAGE_NAMES.some((known) => known === name);
}

function wholes(name: keyof typeof LIMITS, values: Values): Result<number[]> {
  const [least, most] = LIMITS[name];
  const numbers = values[name].split(',').map((text) => (/^\d+$/.test(text) ? Number(text) : Number.NaN));
  if (numbers.every((number) => number >= least && number <= most)) return ok([...new Set(numbers)]);
  return refusal(
    `--${name} is '${values[name]}': whole numbers from ${least} to ${most} are meant, with commas between`,
  );
}

function refusal(message: string): Refusal {
  return refuse(`${message} (./wombat bench --help)`);
}
