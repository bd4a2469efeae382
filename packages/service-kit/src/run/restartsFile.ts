import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often a program was started again after it had ended by itself, since all was started. */
export interface Restarts {
  count: number;
  /** ISO 8601, UTC: when it last ended. */
  lastAt: string;
  /** How, with its last words. */
  lastEnd: string;
}

/** By the name of the program; those that never ended are left out. */
export type RestartsByProgram = Readonly<Record<string, Restarts>>;

/** `<home>/run/restarts.json` is kept by who keeps the programs of this home running. */
export function writeRestarts(home: string, restarts: RestartsByProgram): void {
  mkdirSync(join(home, 'run'), { recursive: true });
  const path = pathOf(home);
  writeFileSync(`${path}.new`, JSON.stringify(restarts));
  renameSync(`${path}.new`, path);
}

/** Null where nobody here keeps them running, as in containers. */
export function readRestarts(home: string): RestartsByProgram | null {
  try {
    return JSON.parse(readFileSync(pathOf(home), 'utf8')) as RestartsByProgram;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export function removeRestarts(home: string): void {
  rmSync(pathOf(home), { force: true });
}

function pathOf(home: string): string {
  return join(home, 'run', 'restarts.json');
}
