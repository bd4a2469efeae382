import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

/** Folders are shared between computers, each with process ids of its own. */
const HOST = hostname().replace(/[^A-Za-z0-9.-]/g, '');
const NAME = /^\.(.*)@(\d+)-[0-9a-f]+\.tmp$/;

/**
 * A name in the same folder for a file that is not whole yet: it tells which process writes it, and no other has it.
 */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${HOST}@${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

/**
 * Takes away what processes of this computer that are gone left half written in a folder; nothing where there is none.
 */
export async function sweepTemporaries(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const [, host, pid] = NAME.exec(name) ?? [];
    if (host === HOST && !isAlive(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
