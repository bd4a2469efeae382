import type { Disk, LogLevel, LogLine } from '../../../../server/src/domain/contract.js';

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

/** The last that went wrong in a service or its workers; null where nothing of it is remembered. */
export function lastError(lines: readonly LogLine[], service: string): LogLine | null {
  return lines.find((line) => line.level === 'error' && isOf(line, service)) ?? null;
}

/** `photometry-worker-1` is of photometry. */
function isOf(line: LogLine, service: string): boolean {
  return service === '' || line.service === service || line.service.startsWith(`${service}-worker`);
}
