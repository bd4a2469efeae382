import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FailedRun } from '../launcherRun.js';
import type { KindFigures } from './accuracyResult.js';

/** The service's own program: it makes the magnitudes by the same code as the pipeline. */
const PROGRAM = fileURLToPath(
  new URL('../../../../services/photometry/dist/testing/accuracy/catalogueNights.js', import.meta.url),
);

/** The figures of every kind of night, `nights` of each; `heard` is told of each as it comes. */
export async function catalogueKinds(nights: number, heard: (figures: KindFigures) => void): Promise<KindFigures[]> {
  const child = spawn(process.execPath, [PROGRAM, String(nights)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  const all: KindFigures[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const figures = JSON.parse(line) as KindFigures;
    heard(figures);
    all.push(figures);
  }
  if ((await ended) !== 0) throw new FailedRun([PROGRAM], 'the nights of the catalogue could not be judged');
  return all;
}
