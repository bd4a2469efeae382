import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type PlannedAttempt, parseAnalysis, parseSolveReport, type SolveReport } from '../domain/index.js';
import { runProgram } from './runProgram.js';

export interface Astap {
  binary: string;
  /** "2022.11.11"; "unknown" where it does not tell. */
  version: string;
  database: string;
  timeLimitSeconds: number;
}

export type SolverRun =
  | { outcome: 'report'; report: SolveReport; seconds: number }
  | { outcome: 'failed'; error: string; seconds: number };

/** `-analyse`: median HFD and number of stars. Real ASTAP does not solve in the same call. */
export async function analyse(astap: Astap, folder: string, snr: number) {
  const ended = await runProgram(astap, ['-f', join(folder, 'in.fits'), '-analyse', String(snr)], folder);
  return parseAnalysis(ended.stdout);
}

/** One solve of `in.fits` in a private folder. The verdict is a fresh `.ini` together with exit code 0, never the output. */
export async function solve(astap: Astap, folder: string, attempt: PlannedAttempt): Promise<SolverRun> {
  const ini = join(folder, 'in.ini');
  for (const stale of [ini, join(folder, 'in.wcs'), join(folder, 'in.bak')]) await rm(stale, { force: true });
  const ended = await runProgram(astap, argumentsOf(astap, folder, attempt), folder);
  if (ended.timedOut)
    return { outcome: 'failed', error: `no answer in the time of ${astap.timeLimitSeconds} s`, seconds: ended.seconds };
  const text = await readFile(ini, 'latin1').catch(() => null);
  if (text === null)
    return {
      outcome: 'failed',
      error: `the solver ended with code ${ended.code} and wrote no result`,
      seconds: ended.seconds,
    };
  const report = parseSolveReport(text);
  return {
    outcome: 'report',
    report: { ...report, solved: report.solved && ended.code === 0 },
    seconds: ended.seconds,
  };
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
