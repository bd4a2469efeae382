import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { refuse } from '@wombat/result';
import type { Config } from 'jest-runner';
import { type SpecAnswer, withFailure } from './specAnswer.js';

/** What the process of one spec file is told. */
export interface SpecOrder {
  path: string;
  projectConfig: Config.ProjectConfig;
  globalConfig: Config.GlobalConfig;
}

export interface Limits {
  /** For the whole file. */
  fileMilliseconds: number;
  /** For its process to end by itself, after its last test. */
  leavingMilliseconds: number;
}

export const LIMITS: Limits = { fileMilliseconds: 900_000, leavingMilliseconds: 60_000 };

const PROCESS = fileURLToPath(new URL('./specProcess.js', import.meta.url));

/**
 * Runs one spec file in a process of its own. A file fails too that takes too long, and one whose process cannot end
 * once its tests are through, or ends badly: a socket was left open, an error was thrown late.
 */
export function runInProcess(order: SpecOrder, limits: Limits): Promise<SpecAnswer> {
  const { promise, resolve } = Promise.withResolvers<SpecAnswer>();
  let answer: SpecAnswer = refuse('the process ended before its tests did');
  let killed: string | null = null;
  const child = fork(PROCESS, { execArgv: ['--enable-source-maps'] });
  const killAfter = (milliseconds: number, why: string) =>
    setTimeout(() => {
      killed = why;
      child.kill('SIGKILL');
    }, milliseconds);
  const { fileMilliseconds, leavingMilliseconds } = limits;
  let timer = killAfter(fileMilliseconds, `not done after ${fileMilliseconds / 60_000} minutes`);
  child.on('message', (message: SpecAnswer) => {
    answer = message;
    clearTimeout(timer);
    timer = killAfter(
      leavingMilliseconds,
      `something was left open ${leavingMilliseconds / 1000} s after the last test`,
    );
  });
  child.on('error', (error) => resolve(refuse(`its process did not start: ${error.message}`)));
  child.on('close', (code, signal) => {
    clearTimeout(timer);
    resolve(
      code === 0 ? answer : withFailure(answer, killed ?? `the process ended with ${signal ?? `exit code ${code}`}`),
    );
  });
  child.send(order);
  return promise;
}
