import { join } from 'node:path';
import { readNote, removeNote, writeNote } from './noteOfHome.js';

/** `<home>/run/<name>.json`: where a running process of this home can be reached. */
export interface RunFile {
  name: string;
  pid: number;
  /** The computer or container it runs on; left out by older programs, on this one. */
  host?: string;
  /** host:port of its gRPC server. */
  grpc: string;
  /** http://host:port of its health page. */
  http: string;
}

export function writeRunFile(home: string, file: RunFile): void {
  writeNote(home, file.name, file);
}

export function readRunFile(home: string, name: string): RunFile | null {
  return readNote(home, name);
}

export function removeRunFile(home: string, name: string): void {
  removeNote(home, name);
}

/** Where the page asks the launcher to start everything of this home again. */
export function restartRequestFile(home: string): string {
  return join(home, 'run', 'restart-asked');
}
