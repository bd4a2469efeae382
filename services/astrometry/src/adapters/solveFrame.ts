import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Header, rewriteHeader } from '@wombat/fits';
import type { FrameSolved, SolveAttempt } from '@wombat/proto';
import type { Config } from '@wombat/service-kit';
import { wcsToCards } from '@wombat/sky';
import {
  believable,
  type FailedAttempt,
  type Hints,
  nextAttempt,
  type PlannedAttempt,
  type Solution,
  unsolvedReason,
} from '../domain/index.js';
import { type Astap, analyse, type SolverRun, solve, solverVersion } from './astap.js';
import { findDatabase, findSolver } from './findSolver.js';
import { writeSolverCopy } from './solverCopy.js';

export type Solved = Pick<FrameSolved, 'solved' | 'reason' | 'attempts' | 'solution' | 'product'>;

export interface SolveTask {
  root: string;
  /** The calibrated frame, relative to the root; its header gets the solution. */
  product: string;
  hints: Hints;
  settings: Config['solve'];
}

/** Solves one frame in a private folder; every try is a row, whatever comes of it. */
export async function solveFrame(task: SolveTask): Promise<Solved> {
  const astap = locate(task.settings);
  if ('missing' in astap) return unsolved(astap.missing, [attemptRow(1, { method: 'none', error: astap.missing })]);
  const folder = await mkdtemp(join(tmpdir(), 'wombat-solve-'));
  try {
    return await solveIn(folder, astap, task);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function locate(settings: Config['solve']): Astap | { missing: string } {
  const binary = findSolver(settings.binary, process.env.PATH ?? '');
  if (binary === null)
    return { missing: 'astap_cli not found: install it (apt-get install astap-cli) or set solve.binary' };
  const database = findDatabase(settings.database, binary);
  if (database === null) return { missing: 'star database not found: set solve.database to the folder that holds it' };
  return { binary, database, timeLimitSeconds: settings.timeLimitSeconds };
}

async function solveIn(folder: string, astap: Astap, task: SolveTask): Promise<Solved> {
  const copy = await writeSolverCopy(join(task.root, task.product), folder);
  if (!copy.ok) return unsolved(copy.reason, []);
  const analysis = await analyse(astap, folder, task.settings.analyseSnr);
  const version = await solverVersion(astap, folder);
  const seen = { numStars: analysis?.stars, hfdPixels: analysis?.hfdPixels, solverVersion: version };
  const rows: SolveAttempt[] = [];
  const failed: FailedAttempt[] = [];
  for (;;) {
    const plan = nextAttempt(task.hints, failed, task.settings.searchRadius);
    if (plan === null) return unsolved(unsolvedReason(failed, analysis), rows);
    const run = await solve(astap, folder, plan);
    const judged = judge(run, plan, copy, task);
    const row = attemptRow(rows.length + 1, { method: plan.method, seconds: run.seconds, ...judged, ...seen });
    rows.push(row);
    if (judged.solution !== undefined) return await accept(task, judged.solution, rows);
    failed.push({ method: plan.method, error: judged.error, warning: judged.warning });
  }
}

interface Judged {
  error: string;
  warning: string;
  solution?: Solution;
}

function judge(run: SolverRun, plan: PlannedAttempt, image: { height: number }, task: SolveTask): Judged {
  if (run.outcome === 'failed') return { error: run.error, warning: '' };
  const { report } = run;
  if (!report.solved) return { error: report.error, warning: report.warning };
  const known = { ...task.hints, maxDistanceDegrees: plan.radiusDegrees + 5 };
  const believed = believable(report, image, known);
  return believed.ok
    ? { error: '', warning: report.warning, solution: believed.value }
    : { error: `not believed: ${believed.reason}`, warning: report.warning };
}

async function accept(task: SolveTask, solution: Solution, attempts: SolveAttempt[]): Promise<Solved> {
  const { wcs } = solution;
  const written = await rewriteHeader(join(task.root, task.product), (header) => withWcs(header, solution));
  if (!written.ok) return unsolved(`the solution could not be written: ${written.fault.message}`, attempts);
  const [cd11, cd12, cd21, cd22] = wcs.cd;
  return {
    solved: true,
    reason: '',
    attempts,
    solution: {
      crpixX: wcs.crpixX,
      crpixY: wcs.crpixY,
      raDegrees: wcs.raDegrees,
      decDegrees: wcs.decDegrees,
      cd11,
      cd12,
      cd21,
      cd22,
    },
    product: { path: task.product, sha256: written.value.sha256 },
  };
}

/** Everything that could contradict the new solution goes: old matrices, rotations, distortions and their polynomials. */
const OLD_WCS =
  /^(WCSAXES|C(TYPE|UNIT|RPIX|RVAL|DELT|ROTA)\d|(CD|PC)\d_\d|PV\d_\d+|LONPOLE|LATPOLE|RADE(SYS|CSYS)|EQUINOX|EPOCH|(A|B|AP|BP)_(ORDER|\d_\d)|PLTSOLVD)$/;

function withWcs(header: Header, solution: Solution): Header {
  const cards = wcsToCards(solution.wcs);
  const clean = header.without(OLD_WCS);
  return cards
    .reduce((head, { keyword, value, comment }) => head.with(keyword, value, comment), clean)
    .with('PLTSOLVD', true, 'plate solved by ASTAP');
}

function unsolved(reason: string, attempts: SolveAttempt[]): Solved {
  return { solved: false, reason, attempts, solution: undefined, product: undefined };
}

interface RowFacts extends Partial<Judged> {
  method: string;
  seconds?: number;
  numStars?: number | undefined;
  hfdPixels?: number | undefined;
  solverVersion?: string;
}

function attemptRow(number: number, facts: RowFacts): SolveAttempt {
  const { solution } = facts;
  return {
    number,
    success: solution !== undefined,
    method: facts.method === 'none' ? '' : `ASTAP ${facts.method}`,
    raDegrees: solution?.raDegrees,
    decDegrees: solution?.decDegrees,
    pixelScaleArcsec: solution?.pixelScaleArcsec,
    rotationDegrees: solution?.rotationDegrees,
    parity: solution?.parity,
    fovDegrees: solution?.fovDegrees,
    numStars: facts.numStars,
    hfdPixels: facts.hfdPixels,
    rmsArcsec: undefined,
    solveSeconds: facts.seconds ?? 0,
    errorMessage: facts.error ?? '',
    warning: facts.warning ?? '',
    solverVersion: facts.solverVersion ?? '',
  };
}
