import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FailedRun } from '../launcherRun.js';

/** Programs of the service itself: they measure and judge by the same code as the pipeline. */
const PROGRAMS = new URL('../../../../services/photometry/dist/testing/', import.meta.url);

/** What a program tells, a JSON document a line; `heard` is told of each as it comes. */
export async function toldByPhotometry<T>(
  name: string,
  words: readonly string[],
  heard: (told: T) => void,
): Promise<T[]> {
  const program = fileURLToPath(new URL(name, PROGRAMS));
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  const all: T[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const told = JSON.parse(line) as T;
    heard(told);
    all.push(told);
  }
  if ((await ended) !== 0) throw new FailedRun([program], 'the simulated series could not be judged');
  return all;
}
