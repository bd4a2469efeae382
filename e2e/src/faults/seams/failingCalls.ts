import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Calls of running processes about some files, and the error they end with. */
export interface FailingCalls {
  /** Where strace is. */
  program: string;
  pids: readonly number[];
  /** Of files and folders that are there. */
  paths: readonly string[];
  calls: readonly string[];
  error: string;
  /** A file for the notes of strace. */
  notes: string;
}

/** Letting go of all threads of a program takes a while. */
const LONGEST_DETACH_MILLISECONDS = 10_000;

/**
 * From now on strace lets these calls fail: the error is the system's own, for Node.js, SQLite, solver and broker
 * alike. `stop` ends that, and says how many did.
 */
export function letCallsFail({ program, pids, paths, calls, error, notes }: FailingCalls) {
  const words = ['-f', '-qq', '-o', notes, '-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}`];
  const strace = spawn(program, [...words, ...paths.flatMap((path) => ['-P', path]), '-p', pids.join()], {
    stdio: 'ignore',
  });
  const gone = once(strace, 'exit');
  const stop = async (): Promise<number> => {
    strace.kill('SIGINT');
    await Promise.race([gone, sleep(LONGEST_DETACH_MILLISECONDS)]);
    strace.kill('SIGKILL');
    return existsSync(notes) ? readFileSync(notes, 'utf8').split('(INJECTED)').length - 1 : 0;
  };
  return { gone, stop };
}
