import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHeader } from '@wombat/fits';
import { locate, notFound } from '@wombat/prerequisites';
import { ok, type Result, refuse } from '@wombat/result';
import { InstallationFault, throwInstallationFault } from '@wombat/service-kit/worker';
import { type TanWcs, wcsFromCards } from '@wombat/sky';
import type { Hints, ImageSize } from '../domain/index.js';
import { runProgram } from './runProgram.js';
import { writeSolverCopy } from './solverCopy.js';

export interface SolveFieldRun {
  seconds: number;
  /** What it says of the frame; nobody has judged it. */
  outcome: Result<{ wcs: TanWcs; image: ImageSize }>;
}

export interface SolveFieldTask {
  hints: Hints;
  timeLimitSeconds: number;
}

const SCALE_MARGIN = 0.2;

/**
 * Gives a frame to solve-field, with its own index files. It ends with 0 also when it does not solve: a .wcs is the
 * proof. Throws `InstallationFault` where the program is not there: it was asked for by the configuration.
 */
export async function solveField(file: string, { hints, timeLimitSeconds }: SolveFieldTask): Promise<SolveFieldRun> {
  const binary = locate('solve-field');
  if (binary === null) throw new InstallationFault('noSolver', notFound('solve-field'));
  const folder = await mkdtemp(join(tmpdir(), 'wombat-solve-field-'));
  try {
    const copy = await writeSolverCopy(file, folder);
    if (!copy.ok) {
      throwInstallationFault(copy.fault);
      return { seconds: 0, outcome: copy };
    }
    const image = copy.value;
    const { seconds, timedOut } = await runProgram(
      { binary, timeLimitSeconds },
      argumentsOf(hints, image, timeLimitSeconds),
      folder,
    );
    if (timedOut) return { seconds, outcome: refuse(`no answer in the time of ${timeLimitSeconds} s`) };
    const wcs = await solutionIn(folder);
    return { seconds, outcome: wcs === null ? refuse('no match') : ok({ wcs, image }) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A linear fit to all stars that match (-t 1): without one (-T) the solution rests on the four it was found by, and a
 * polynomial through the few stars of a difficult frame bends its corners.
 */
function argumentsOf(hints: Hints, image: ImageSize, seconds: number): string[] {
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
