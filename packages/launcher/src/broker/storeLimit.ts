import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How much of the room that is free the broker's log may take: what nats-server itself would choose. */
const SHARE = 0.75;

/**
 * How many bytes the broker may store in a folder: what it has stored, and three quarters of what is free. By itself
 * nats-server counts what is stored against three quarters of what is free, and adds nothing to a larger log.
 */
export function storeLimit(folder: string, free: number): number {
  return storedBytes(folder) + Math.floor(SHARE * free);
}

/** Bytes that are free on the disk of this folder for those who are not root. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Of all files below a path; what is not there, or goes while this is counted, has none. */
function storedBytes(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.size;
  return namesIn(path).reduce((sum, name) => sum + storedBytes(join(path, name)), 0);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
