import { existsSync, renameSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';

/** A night of some hundred frames writes a tenth of it at most: weeks of every program, and never more than 40 MB. */
export const LOG_BYTES = 10_000_000;
const OLDER_FILES = 3;

/**
 * Renames a log that is larger than that, so that it begins anew: `ingest.log` becomes `ingest.1.log`, that one
 * `ingest.2.log`, and the oldest is gone.
 */
export function setAside(path: string, most: number): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= most) return;
  for (let age = OLDER_FILES; age > 0; age--) {
    const younger = age === 1 ? path : olderLog(path, age - 1);
    if (existsSync(younger)) renameSync(younger, olderLog(path, age));
  }
}

/** Where the lines of a log stand that was set aside so many times since. */
export function olderLog(path: string, age: number): string {
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}.${age}${ext}`);
}
