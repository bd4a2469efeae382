import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '@wombat/result';
import { type PlannedAttempt, parseAnalysis, parseSolveReport, type SolveReport } from '../domain/index.js';
import { runProgram } from './runProgram.js';

export interface Astap {
  binary: string;
  /** "2022.11.11"; "unknown" where it does not tell. */
  version: string;
  database: string;
  timeLimitSeconds: number;
}

export interface SolverRun {
  seconds: number;
  /** What it reports, solved or not; or why there is no report. */
  outcome: Result<SolveReport>;
}

/**
 * Of its own: 0 solved, 1 not, 2 too few stars, 16, 32 to 34 files it cannot read or write. Shells say 128 and more of
 * a crash.
 */
const HIGHEST_CODE = 63;

/** `-analyse`: median HFD and number of stars. Real ASTAP does not solve in the same call. */
export async function analyse(astap: Astap, folder: string, snr: number) {
  const ended = await runProgram(astap, ['-f', join(folder, 'in.fits'), '-analyse', String(snr)], folder);
  return parseAnalysis(ended.stdout);
}

/**
 * One solve of `in.fits` in a private folder, in which each pixel is the mean of `binning` by `binning` of the frame;
 * what is reported is of the frame. The verdict is a fresh `.ini` together with exit code 0, never the output.
 */
export async function solve(astap: Astap, folder: string, attempt: PlannedAttempt, binning = 1): Promise<SolverRun> {
  const ini = join(folder, 'in.ini');
  for (const stale of [ini, join(folder, 'in.wcs'), join(folder, 'in.bak')]) await rm(stale, { force: true });
  const ended = await runProgram(astap, argumentsOf(astap, folder, attempt), folder);
  const { seconds, code, signal } = ended;
  if (ended.timedOut) return { seconds, outcome: refuse(`no answer in the time of ${astap.timeLimitSeconds} s`) };
  const how = signal === null ? `code ${code}` : signal;
  if (code === null || code > HIGHEST_CODE) return { seconds, outcome: refuse(`the solver ended with ${how}`) };
  const text = await readFile(ini, 'latin1').catch(() => null);
  if (text === null) return { seconds, outcome: refuse(`the solver ended with ${how} and wrote no result`) };
  const report = parseSolveReport(text, binning);
  if (report === null) return { seconds, outcome: refuse('the solver wrote a result that cannot be read') };
  return { seconds, outcome: ok({ ...report, solved: report.solved && code === 0 }) };
}

/** `-z 1`: this and many other versions shift the solution by half a pixel and more when they bin. */
function argumentsOf(astap: Astap, folder: string, attempt: PlannedAttempt): string[] {
  const { hints, radiusDegrees, stars } = attempt;
  const place =
    hints.raDegrees === null || hints.decDegrees === null
      ? []
      : ['-ra', String(hints.raDegrees / 15), '-spd', String(hints.decDegrees + 90)];
  return [
    '-f',
    join(folder, 'in.fits'),
    '-update',
    '-d',
    astap.database,
    '-z',
    '1',
    '-r',
    String(radiusDegrees),
    ...place,
    ...(hints.fovDegrees === null ? [] : ['-fov', String(hints.fovDegrees)]),
    ...(stars === null ? [] : ['-s', String(stars)]),
  ];
}
