import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf } from './fileFault.js';

/** What a home is known by wherever it is moved to, or restored from a backup; null where it has no such id yet. */
export function homeId(home: string): string | null {
  let id = '';
  const fault = faultOf(() => {
    id = readFileSync(fileOf(home), 'utf8').trim();
  });
  return fault !== null || id === '' ? null : id;
}

/** The id of a home, made where there is none; the home is held by its lock, so that nobody else makes one. */
export function makeHomeId(home: string): string {
  const known = homeId(home);
  if (known !== null) return known;
  const id = randomUUID();
  const part = `${fileOf(home)}.part`;
  writeFileSync(part, `${id}\n`, { mode: 0o600 });
  renameSync(part, fileOf(home));
  return id;
}

function fileOf(home: string): string {
  return join(home, 'id');
}
