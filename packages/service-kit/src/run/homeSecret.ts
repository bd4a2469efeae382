import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the programs of a home know each other by, at the broker and by gRPC: whoever can read the home is the observer.
 * null where no launcher has made one, as in containers that reach nobody but each other.
 */
export function homeSecret(home: string): string | null {
  try {
    return readFileSync(fileOf(home), 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The secret of a home, made where there is none; a home that is made with it is for its owner alone. */
export function makeHomeSecret(home: string): string {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(fileOf(home), `${randomBytes(24).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return homeSecret(home) ?? '';
}

/** Takes the same time wherever they differ. */
export function isSecret(secret: string, told: string): boolean {
  const [ours, theirs] = [Buffer.from(secret), Buffer.from(told)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

function fileOf(home: string): string {
  return join(home, 'secret');
}
