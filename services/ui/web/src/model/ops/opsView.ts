import type { Disk, LogLevel, LogLine, OpsRestarts } from '../../../../server/src/domain/contract.js';
import { instantText } from '../times.js';

/** As `./wombat doctor` has it: less does not take a night of frames, still less takes nothing soon. */
const SCARCE_BYTES = 10e9;
const FULL_BYTES = 1e9;

export interface DiskView {
  words: string;
  tone: 'good' | 'unsure' | 'bad';
}

const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);

export function diskView({ holds, freeBytes, totalBytes, nightBytes }: Disk): DiskView {
  const words = `${holds}: ${gigabytes(freeBytes)} of ${gigabytes(totalBytes)} GB free${nightsLeft(freeBytes, nightBytes)}`;
  if (freeBytes < FULL_BYTES) return { words: `${words}; make room, nothing can be written soon`, tone: 'bad' };
  if (freeBytes < SCARCE_BYTES) return { words: `${words}; a night of frames needs more`, tone: 'unsure' };
  return { words, tone: 'good' };
}

/** Farther ahead nobody needs to look. */
const MOST_NIGHTS = 999;

function nightsLeft(freeBytes: number, nightBytes: number | null): string {
  if (nightBytes === null) return '';
  const nights = Math.floor(freeBytes / nightBytes);
  if (nights > MOST_NIGHTS) return `, room for more than ${MOST_NIGHTS} nights like the last`;
  return `, room for ${nights} ${nights === 1 ? 'night' : 'nights'} like the last (${gigabytes(nightBytes)} GB each)`;
}

export interface LogWish {
  /** '' for all. A service has its workers' lines too. */
  service: string;
  /** The least. */
  level: LogLevel;
  /** Words that must stand in a line, as the name of a star. */
  search: string;
}

const WEIGHT: Readonly<Record<LogLevel, number>> = { info: 0, warning: 1, error: 2 };

export function wishedLogLines(lines: readonly LogLine[], { service, level, search }: LogWish): LogLine[] {
  const wanted = search.trim().toLowerCase();
  return lines.filter(
    (line) => isOf(line, service) && WEIGHT[line.level] >= WEIGHT[level] && line.words.toLowerCase().includes(wanted),
  );
}

/** What stands in place of lines where none fits. */
export function noLineText(count: number, { level, search }: Pick<LogWish, 'level' | 'search'>): string {
  if (level === 'info' || search.trim() !== '') return `No line of the last ${count} fits.`;
  return `No ${level} among the last ${count} lines; from info on they say what was done.`;
}

/** The last that went wrong in a service or a worker, without those of others; null where nothing is remembered. */
export function lastError(errors: readonly LogLine[], program: string): LogLine | null {
  return errors.find(({ service }) => service === program) ?? null;
}

/** How often a program was started again, and why the last time; '' where it never had to be, or nobody knows. */
export function restartsText(restarts: readonly OpsRestarts[] | null, program: string): string {
  const of = restarts?.find((one) => one.program === program);
  if (of === undefined) return '';
  const { count, lastAt, lastEnd } = of;
  return `${count}, the last at ${instantText(lastAt)}: ${lastEnd}`;
}

/** `photometry-worker-1` is of photometry. */
function isOf(line: LogLine, service: string): boolean {
  return service === '' || line.service === service || line.service.startsWith(`${service}-worker`);
}
