import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
  mkdirSync(join(home, 'run'), { recursive: true });
  const path = pathOf(home, file.name);
  writeFileSync(`${path}.new`, JSON.stringify(file));
  renameSync(`${path}.new`, path);
}

export function readRunFile(home: string, name: string): RunFile | null {
  try {
    return JSON.parse(readFileSync(pathOf(home, name), 'utf8')) as RunFile;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return null;
    throw error;
  }
}

export function removeRunFile(home: string, name: string): void {
  rmSync(pathOf(home, name), { force: true });
}

function pathOf(home: string, name: string): string {
  return join(home, 'run', `${name}.json`);
}

/** Where the page asks the launcher to start everything of this home again. */
export function restartRequestFile(home: string): string {
  return join(home, 'run', 'restart-asked');
}
