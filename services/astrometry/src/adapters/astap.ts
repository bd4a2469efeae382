import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type PlannedAttempt, parseAnalysis, parseSolveReport, type SolveReport } from '../domain/index.js';

export interface Astap {
  binary: string;
  database: string;
  timeLimitSeconds: number;
}

export type SolverRun =
  | { outcome: 'report'; report: SolveReport; seconds: number }
  | { outcome: 'failed'; error: string; seconds: number };

interface Ended {
  code: number | null;
  stdout: string;
  timedOut: boolean;
  seconds: number;
}

/** `-analyse`: median HFD and number of stars. Real ASTAP does not solve in the same call. */
export async function analyse(astap: Astap, folder: string, snr: number) {
  const ended = await run(astap, ['-f', join(folder, 'in.fits'), '-analyse', String(snr)], folder);
  return parseAnalysis(ended.stdout);
}

/** One solve of `in.fits` in a private folder. The verdict is a fresh `.ini` together with exit code 0, never the output. */
export async function solve(astap: Astap, folder: string, attempt: PlannedAttempt): Promise<SolverRun> {
  const ini = join(folder, 'in.ini');
  for (const stale of [ini, join(folder, 'in.wcs'), join(folder, 'in.bak')]) await rm(stale, { force: true });
  const ended = await run(astap, argumentsOf(astap, folder, attempt), folder);
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

function run(astap: Astap, args: readonly string[], folder: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', HOME: folder };
    const child = spawn(astap.binary, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] });
    let stdout = '';
    let timedOut = false;
    const limit = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, astap.timeLimitSeconds * 1000);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (stdout.length < 65_536) stdout += text;
    });
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve({ code, stdout, timedOut, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** "ASTAP astap_cli version CLI-2022.11.11" as the program's help begins. */
export async function solverVersion(astap: Astap, folder: string): Promise<string> {
  const { stdout } = await run(astap, ['-h'], folder);
  return /version\s+([^\s,©(]+)/i.exec(stdout)?.[1] ?? 'unknown';
}
