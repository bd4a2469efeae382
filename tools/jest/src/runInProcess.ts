import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { refuse } from '@wombat/result';
import type { Config } from 'jest-runner';
import { type SpecAnswer, withFailure } from './specAnswer.js';

/** What a process is told: the spec files it runs, one after the other. */
export interface SpecOrder {
  paths: readonly string[];
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
 * Runs spec files in a process of their own; an answer for each. A file fails too that takes too long, and the last if
 * the process cannot end once all tests are through, or ends badly: a socket was left open, an error was thrown late.
 */
export function runInProcess(order: SpecOrder, limits: Limits): Promise<SpecAnswer[]> {
  const { promise, resolve } = Promise.withResolvers<SpecAnswer[]>();
  const answers: SpecAnswer[] = [];
  let killed: string | null = null;
  const child = fork(PROCESS, { execArgv: ['--enable-source-maps'] });
  const killAfter = (milliseconds: number, why: string) =>
    setTimeout(() => {
      killed = why;
      child.kill('SIGKILL');
    }, milliseconds);
  const { fileMilliseconds, leavingMilliseconds } = limits;
  const limitFile = () => killAfter(fileMilliseconds, `not done after ${fileMilliseconds / 60_000} minutes`);
  const limitLeaving = () =>
    killAfter(leavingMilliseconds, `something was left open ${leavingMilliseconds / 1000} s after the last test`);
  let timer = limitFile();
  child.on('message', (message: SpecAnswer) => {
    answers.push(message);
    clearTimeout(timer);
    timer = answers.length < order.paths.length ? limitFile() : limitLeaving();
  });
  child.on('error', (error) => resolve(order.paths.map(() => refuse(`its process did not start: ${error.message}`))));
  child.on('close', (code, signal) => {
    clearTimeout(timer);
    const problem = code === 0 ? null : (killed ?? `the process ended with ${signal ?? `exit code ${code}`}`);
    resolve(order.paths.map((_, index) => answerOf(answers, index, problem)));
  });
  child.send(order);
  return promise;
}

/** `problem`: how the process ended, where it ended badly; it is told with the file that was the last to answer. */
function answerOf(answers: readonly SpecAnswer[], index: number, problem: string | null): SpecAnswer {
  const answer = answers[index] ?? refuse('the process ended before its tests did');
  const isLast = index >= answers.length - 1;
  return problem !== null && isLast ? withFailure(answer, problem) : answer;
}
