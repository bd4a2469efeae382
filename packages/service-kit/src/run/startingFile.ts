import { readNote, removeNote, writeNote } from './noteOfHome.js';
import type { RunFile } from './runFile.js';

/** `<home>/run/<name>.starting.json`: what a process does that cannot be reached yet. */
export interface StartingFile extends Pick<RunFile, 'name' | 'pid' | 'host'> {
  /** A sentence. */
  doing: string;
}

export function writeStartingFile(home: string, file: StartingFile): void {
  writeNote(home, `${file.name}.starting`, file);
}

export function readStartingFile(home: string, name: string): StartingFile | null {
  return readNote(home, `${name}.starting`);
}

export function removeStartingFile(home: string, name: string): void {
  removeNote(home, `${name}.starting`);
}
