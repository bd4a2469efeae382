import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunFile } from './runFile.js';

/** `<home>/run/<name>.starting.json`: what a process does that cannot be reached yet. */
export interface StartingFile extends Pick<RunFile, 'name' | 'pid' | 'host'> {
  /** A sentence. */
  doing: string;
}

export function writeStartingFile(home: string, file: StartingFile): void {
  mkdirSync(join(home, 'run'), { recursive: true });
  const path = pathOf(home, file.name);
  writeFileSync(`${path}.new`, JSON.stringify(file));
  renameSync(`${path}.new`, path);
}

export function readStartingFile(home: string, name: string): StartingFile | null {
  try {
    return JSON.parse(readFileSync(pathOf(home, name), 'utf8')) as StartingFile;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return null;
    throw error;
  }
}

export function removeStartingFile(home: string, name: string): void {
  rmSync(pathOf(home, name), { force: true });
}

function pathOf(home: string, name: string): string {
  return join(home, 'run', `${name}.starting.json`);
}
