import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../places/projectRoot.js';

const ERROR_STREAM = 2;

export interface RunOptions {
  /** What it says goes where our progress goes. */
  onErrorStream?: boolean;
}

/** Runs a program of tools/. */
export function runTool(name: string, words: readonly string[], options: RunOptions = {}): Promise<number> {
  return runProgram(join('tools', name, 'dist/main.js'), words, options);
}

/**
 * Runs a built program of this tree as a process of its own, on this terminal; the exit code is the program's. A signal
 * to stop is passed on and the program waited for, as it may have to tidy up.
 */
export function runProgram(
  place: string,
  words: readonly string[],
  { onErrorStream = false }: RunOptions = {},
): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(PROJECT_ROOT, place), ...words], {
      stdio: ['ignore', onErrorStream ? ERROR_STREAM : 'inherit', 'inherit'],
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', failed);
    child.once('close', (code) => done(code ?? 1));
  });
}
