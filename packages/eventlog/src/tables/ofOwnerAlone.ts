import { closeSync, openSync } from 'node:fs';

/** Lays a missing database for its owner alone to read; what SQLite puts beside it has its mode. */
export function ofOwnerAlone(file: string): string {
  closeSync(openSync(file, 'a', 0o600));
  return file;
}
