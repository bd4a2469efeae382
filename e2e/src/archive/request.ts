import { parseArgs } from 'node:util';
import { ok, type Refusal, type Result, refuse } from '@wombat/result';
import { REPLAYED } from './replays.js';

/** What can be measured, in this order. */
export const PARTS = ['nothing-new', 'idle', 'replays', 'new-night'] as const;
export type Part = (typeof PARTS)[number];

export interface ArchiveRequest {
  help: boolean;
  /** Null: 50, or those of the archive that is there. */
  nights: number | null;
  /** Of a night, each of a target of its own. */
  series: number;
  /** Lights of a series. */
  frames: number;
  /** Folder of the archive, which is kept; null: one that is removed at the end. */
  folder: string | null;
  idleSeconds: number;
  parts: readonly Part[];
  /** Services whose replay is timed. */
  services: readonly string[];
  out: string | null;
  /** Results that are shown. */
  from: readonly string[];
  page: string | null;
}

export const ARCHIVE_HELP = [
  'Usage: ./wombat bench archive --nights 50 [--series 5] [--frames 100] [--at DIR] [--idle 60]',
  '                               [--parts nothing-new,idle,replays,new-night] [--services photometry] [--out FILE.json]',
  '       ./wombat bench archive --from FILE.json[,FILE.json] [--into PAGE.md]',
  '',
  'Has one simulated series reduced, writes its events again as those of so many finished nights, through the publisher of the',
  'services, with the files of every night as hard links; then tells what the program takes on that archive, beside the bars that',
  'are set for one of 1,000 nights. Linux only.',
  '',
  '  --nights  finished nights (50)',
  '  --series  of each night (5)',
  '  --frames  lights of each series (100)',
  '  --at      where the archive is made and kept; one that is there, cut off or not, is given the nights of --nights it lacks',
  '  --idle    seconds for which the idle program is watched (60)',
  '  --parts   what is measured (all)',
  '  --services whose replay is timed (all)',
  '  --out     writes the JSON document there',
  '  --from    prints the table of results',
  '  --into    puts the table into a page',
].join('\n');

const WHOLE = /^[1-9]\d{0,4}$/;
const OPTIONS = {
  nights: { type: 'string' },
  series: { type: 'string', default: '5' },
  frames: { type: 'string', default: '100' },
  at: { type: 'string' },
  idle: { type: 'string', default: '60' },
  parts: { type: 'string' },
  services: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  into: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the words after `bench archive`; a fault says what would be right. */
export function archiveRequest(words: readonly string[]): Result<ArchiveRequest> {
  let values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];
  try {
    values = parseArgs({ args: [...words], options: OPTIONS }).values;
  } catch (error) {
    return refusal((error instanceof Error ? error.message : String(error)).split(/\. |\n/)[0] ?? '');
  }
  const {
    at: folder = null,
    out = null,
    from,
    into: page = null,
    help,
    parts: named,
    services: some,
    ...texts
  } = values;
  const { nights, series, frames, idle } = texts;
  const wrong = Object.entries({ nights, series, frames, idle }).find(([, text]) => !WHOLE.test(text ?? '1'));
  if (wrong !== undefined) return refusal(`--${wrong[0]} is '${wrong[1]}': a whole number from 1 on is meant`);
  const parts = (named?.split(',') ?? PARTS) as Part[];
  const services = some?.split(',') ?? REPLAYED;
  const other = parts.find((part) => !PARTS.includes(part));
  if (other !== undefined) return refusal(`--parts names '${other}': ${PARTS.join(', ')} are meant`);
  const nobody = services.find((service) => !REPLAYED.includes(service));
  if (nobody !== undefined) return refusal(`--services names '${nobody}': ${REPLAYED.join(', ')} are meant`);
  if (page !== null && from === undefined) return refusal('--into needs results: --from FILE.json');
  const numbers = {
    nights: nights === undefined ? null : Number(nights),
    series: Number(series),
    frames: Number(frames),
    idleSeconds: Number(idle),
  };
  return ok({ help, ...numbers, folder, parts, services, out, from: from?.split(',') ?? [], page });
}

function refusal(message: string): Refusal {
  return refuse(`${message} (./wombat bench archive --help)`);
}
