import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHeader } from '@wombat/fits';
import { locate, notFound } from '@wombat/prerequisites';
import { type TanWcs, wcsFromCards } from '@wombat/sky';
import { runProgram } from '../adapters/runProgram.js';
import { writeSolverCopy } from '../adapters/solverCopy.js';
import { believableWcs, type ImageSize } from '../domain/index.js';
import { attemptOf, type Bench, type FrameTask, type Tried } from './tried.js';

const METHOD = 'solve-field';
const SCALE_MARGIN = 0.2;

/** Gives a frame to solve-field, with its own index files. It ends with 0 also when it does not solve: a .wcs is the proof. */
export async function solveFieldTry(bench: Bench, frame: FrameTask): Promise<Tried> {
  const binary = locate(METHOD);
  if (binary === null) return failed(notFound(METHOD), 0);
  const folder = await mkdtemp(join(tmpdir(), 'wombat-solve-field-'));
  try {
    const copy = await writeSolverCopy(join(bench.root, frame.product), folder);
    if (!copy.ok) return failed(copy.reason, 0);
    const { timeLimitSeconds } = bench.settings;
    const run = await runProgram({ binary, timeLimitSeconds }, argumentsOf(frame, copy, timeLimitSeconds), folder);
    if (run.timedOut) return failed(`no answer in the time of ${timeLimitSeconds} s`, run.seconds);
    const wcs = await solutionIn(folder);
    if (wcs === null) return failed('no match', run.seconds);
    const known = { ...frame.hints, maxDistanceDegrees: bench.settings.searchRadius };
    const believed = believableWcs(wcs, copy, known);
    if (!believed.ok) return failed(`not believed: ${believed.reason}`, run.seconds);
    const solution = believed.value;
    const attempt = attemptOf({ method: METHOD, seconds: run.seconds, solution });
    return { attempts: [attempt], found: { solution, method: 'astrometry.net' }, reason: '' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function failed(error: string, seconds: number): Tried {
  const reason = `neither ASTAP nor solve-field could solve it (solve-field: ${error})`;
  return { attempts: [attemptOf({ method: METHOD, error, seconds })], found: null, reason };
}

/**
 * A linear fit to all stars that match (-t 1): without one (-T) the solution rests on the four it was found by, and a
 * polynomial through the few stars of a difficult frame bends its corners.
 */
function argumentsOf({ hints }: FrameTask, image: ImageSize, seconds: number): string[] {
  const { raDegrees, decDegrees, fovDegrees } = hints;
  const scale = fovDegrees === null ? null : (fovDegrees * 3600) / image.height;
  return [
    ...[
      '--fits-image',
      '--overwrite',
      '--no-plots',
      '--tweak-order',
      '1',
      '--dir',
      '.',
      '--cpulimit',
      String(Math.ceil(seconds)),
      '--crpix-center',
    ],
    ...(scale === null
      ? []
      : [
          ...['--scale-units', 'arcsecperpix', '--scale-low', String(scale * (1 - SCALE_MARGIN))],
          ...['--scale-high', String(scale * (1 + SCALE_MARGIN))],
        ]),
    ...(raDegrees === null || decDegrees === null
      ? []
      : ['--ra', String(raDegrees), '--dec', String(decDegrees), '--radius', '10']),
    'in.fits',
  ];
}

/** The .wcs is a FITS header without an image, which the reader of frames does not take; the .new has both. */
async function solutionIn(folder: string): Promise<TanWcs | null> {
  const solved = await readFile(join(folder, 'in.solved')).catch(() => null);
  if (solved === null) return null;
  const read = await readHeader(join(folder, 'in.new'));
  if (!read.ok) return null;
  const { header } = read.value;
  const wcs = wcsFromCards((keyword) => {
    const value = header.get(keyword);
    return typeof value === 'number' || typeof value === 'string' ? value : undefined;
  });
  return wcs.ok && wcs.value.kind === 'TAN' ? wcs.value : null;
}
