import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes `<home>/run/<name>.json` whole: whoever reads it finds the note of before or this one. */
export function writeNote(home: string, name: string, note: object): void {
  mkdirSync(join(home, 'run'), { recursive: true });
  const path = pathOf(home, name);
  writeFileSync(`${path}.new`, JSON.stringify(note));
  renameSync(`${path}.new`, path);
}

/** Null where there is none, or half of one. */
export function readNote<Note>(home: string, name: string): Note | null {
  try {
    return JSON.parse(readFileSync(pathOf(home, name), 'utf8')) as Note;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return null;
    throw error;
  }
}

export function removeNote(home: string, name: string): void {
  rmSync(pathOf(home, name), { force: true });
}

function pathOf(home: string, name: string): string {
  return join(home, 'run', `${name}.json`);
}
