import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../places/projectRoot.js';

const ERROR_STREAM = 2;

/**
 * Runs a program of tools/ as a process of its own, on this terminal; the exit code is the program's. A signal to stop
 * is passed on and the program waited for, as it may have to tidy up. What it says may go where our progress goes.
 */
export function runTool(
  name: string,
  words: readonly string[],
  { onErrorStream = false }: { onErrorStream?: boolean } = {},
): Promise<number> {
  const program = join(PROJECT_ROOT, 'tools', name, 'dist/main.js');
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [program, ...words], {
      stdio: ['ignore', onErrorStream ? ERROR_STREAM : 'inherit', 'inherit'],
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', failed);
    child.once('close', (code) => done(code ?? 1));
  });
}
