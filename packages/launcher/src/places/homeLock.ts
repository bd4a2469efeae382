import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '@wombat/result';
import { makeHomeSecret } from '@wombat/service-kit/home-secret';
import { isAlive, startOfProcess } from './livingProcess.js';

/** Who holds a home. */
export interface LockHolder {
  pid: number;
  /** The command that holds it, for messages. */
  command: string;
}

/** Tells the holder from a later process with its id. */
interface LockFile extends LockHolder {
  /** '' in a lock of an older version, and where nobody could tell. */
  started: string;
}

export interface HomeLock {
  release(): void;
}

/**
 * Takes `<home>/lock` for this process: one broker store, one set of services per home. The file appears whole or not
 * at all (a link); one left by a process that is gone is cleared away.
 */
export function takeHomeLock(home: string, command: string): Result<HomeLock> {
  makeHomeSecret(home);
  const path = join(home, 'lock');
  const own = join(home, `lock.${process.pid}`);
  writeFileSync(own, JSON.stringify(ownLock(command)));
  try {
    for (;;) {
      if (linked(own, path)) return ok({ release: () => rmSync(path, { force: true }) });
      const holder = lockHolder(home);
      if (holder !== null) return refuse(inUse(home, holder));
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function inUse(home: string, { command, pid }: LockHolder): string {
  return `the home ${home} is in use by ./wombat ${command} (process ${pid}): stop it first, or name another with --home`;
}

/** The living process that holds the home; null where it is free or its holder is gone. */
export function lockHolder(home: string): LockHolder | null {
  const file = readLock(join(home, 'lock'));
  return file !== null && isHeld(file) ? { pid: file.pid, command: file.command } : null;
}

function ownLock(command: string): LockFile {
  return { pid: process.pid, command, started: startOfProcess(process.pid) };
}

function isHeld({ pid, started }: LockFile): boolean {
  return isAlive(pid) && (started === '' || started === startOfProcess(pid));
}

function linked(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readLock(path: string): LockFile | null {
  try {
    const { pid, command, started } = JSON.parse(readFileSync(path, 'utf8')) as Partial<LockFile>;
    return typeof pid === 'number' && pid > 0 ? { pid, command: String(command), started: started ?? '' } : null;
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
