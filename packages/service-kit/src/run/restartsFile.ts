import { readNote, removeNote, writeNote } from './noteOfHome.js';

const NAME = 'restarts';

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
  writeNote(home, NAME, restarts);
}

/** Null where nobody here keeps them running, as in containers. */
export function readRestarts(home: string): RestartsByProgram | null {
  return readNote(home, NAME);
}

export function removeRestarts(home: string): void {
  removeNote(home, NAME);
}
