import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const PROC = '/proc';
/**
 * Of the fields of Linux's /proc/PID/stat behind the name of the program, which may hold blanks: state, and start in
 * ticks.
 */
const STATE_FIELD = 0;
const START_FIELD = 19;
const GONE_STATES = ['Z', 'X'];

/** Whether a process of this id runs; one that has ended and waits for its parent to notice (a zombie) does not. */
export function isAlive(pid: number): boolean {
  const fields = linuxFields(pid);
  if (fields !== null) return !GONE_STATES.includes(fields[STATE_FIELD] ?? '');
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * When the process of this id started, as words that no other process of this id has: ids are given again, most of all
 * after the computer started anew. '' where nobody can tell, or where there is no such process.
 */
export function startOfProcess(pid: number): string {
  const fields = linuxFields(pid);
  if (fields !== null) return `${bootId()} ${fields[START_FIELD] ?? ''}`;
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } });
  return (stdout ?? '').trim();
}

function linuxFields(pid: number): string[] | null {
  const stat = textOf(`${PROC}/${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function bootId(): string {
  return textOf(`${PROC}/sys/kernel/random/boot_id`)?.trim() ?? '';
}

/** Null where it cannot be read: there is no such process, or no /proc at all. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
