import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `<home>/run/broker.json`: where the broker of this home can be reached, and with which password; left behind where
 * the launcher was killed.
 */
export interface BrokerFile {
  url: string;
}

export function writeBrokerFile(home: string, file: BrokerFile): void {
  mkdirSync(join(home, 'run'), { recursive: true });
  writeFileSync(`${pathOf(home)}.new`, JSON.stringify(file), { mode: 0o600 });
  renameSync(`${pathOf(home)}.new`, pathOf(home));
}

export function readBrokerFile(home: string): BrokerFile | null {
  try {
    return JSON.parse(readFileSync(pathOf(home), 'utf8')) as BrokerFile;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return null;
    throw error;
  }
}

export function removeBrokerFile(home: string): void {
  rmSync(pathOf(home), { force: true });
}

function pathOf(home: string): string {
  return join(home, 'run', 'broker.json');
}
