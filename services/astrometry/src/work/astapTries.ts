import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PixelMemory } from '@wombat/fits';
import type { SolveAttempt } from '@wombat/proto';
import { type Result, refuse } from '@wombat/result';
import { throwInstallationFault } from '@wombat/service-kit/worker';
import { type Astap, analyse, type SolverRun, solve } from '../adapters/astap.js';
import { type CopySettings, writeSolverCopy } from '../adapters/solverCopy.js';
import {
  believable,
  type Doubts,
  type Effort,
  type FailedAttempt,
  type Hints,
  hasPlace,
  type ImageSize,
  nextAttempt,
  type PlannedAttempt,
  type Solution,
  searchEnd,
  solverTrouble,
  unsolvedReason,
} from '../domain/index.js';
import { starsOfField } from './checkSky.js';
import { attemptOf, type Tried } from './tried.js';

export interface AstapTask {
  hints: Hints;
  doubts?: Doubts | undefined;
  effort: Effort;
  /** Whether the stars of the database stand where a solution says. */
  isConfirmed: (solution: Solution) => Promise<boolean>;
  /** Signal to noise from which a star counts in the analysis. */
  analyseSnr: number;
  /** How many stars were found on it, by which one that is solved at once need not be analysed; absent: not known. */
  starsFound?: number | undefined;
  searchRadiusDegrees: number;
  /** So many of its pixels become one in each direction for a first look, where its place is known. */
  binning: number;
  /** Where its pixels go meanwhile. */
  memory: PixelMemory;
}

/** With more stars than this ASTAP takes two to three times as long; so many of the brightest nearly always do. */
const QUICK_STARS = 300;

/**
 * Solves one frame with ASTAP in a private folder, try after try. One that is large or rich is first tried with fewer
 * pixels and its brightest stars alone; where the stars of the database do not confirm that, all is tried with the
 * frame as it is.
 */
export async function astapTries(astap: Astap, file: string, task: AstapTask): Promise<Tried> {
  const { memory, binning, hints, effort, starsFound = 0 } = task;
  const isQuickFirst = effort !== 'none' && hasPlace(hints) && (binning > 1 || starsFound > QUICK_STARS);
  const folder = await mkdtemp(join(tmpdir(), 'wombat-solve-'));
  try {
    let image = await copied(file, folder, { memory, binning: isQuickFirst ? binning : 1 });
    if (!image.ok) return { ...NOTHING, reason: image.fault.message };
    const quick = isQuickFirst ? await quickTry(folder, astap, { ...task, image: image.value }) : NOTHING;
    if (quick.found !== null) return quick;
    if (isQuickFirst && binning > 1) image = await copied(file, folder, { memory });
    if (!image.ok) return { ...quick, reason: image.fault.message };
    const spentSeconds = quick.attempts.reduce((sum, { solveSeconds }) => sum + solveSeconds, 0);
    const tried = await triesIn(folder, astap, { ...task, image: image.value, spentSeconds });
    return { ...tried, attempts: [...quick.attempts, ...tried.attempts] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const NOTHING: Tried = { attempts: [], found: null, reason: '' };

type TaskOfImage = AstapTask & { image: ImageSize };

/** The first of all tries, in a half to a third of the time; believed only where the database confirms it. */
async function quickTry(folder: string, astap: Astap, task: TaskOfImage): Promise<Tried> {
  const { hints, doubts, effort, starsFound, searchRadiusDegrees, isConfirmed, image, binning } = task;
  const first = nextAttempt(hints, [], { searchRadiusDegrees, effort, doubts });
  if (first === null) return NOTHING;
  const plan: PlannedAttempt = { ...first, stars: QUICK_STARS, inDoubt: true };
  const run = await solve(astap, folder, plan, binning);
  const judged = await judge(run, { plan, image, hints, doubts, isConfirmed });
  const seen = { stars: starsFound, solverVersion: astap.version };
  const attempts = [attemptOf({ method: plan.method, seconds: run.seconds, ...judged, ...seen })];
  const { solution } = judged;
  return { attempts, found: solution === undefined ? null : { solution, method: 'ASTAP' }, reason: '' };
}

/** Writes what ASTAP reads, and tells the frame's own size, or why there is none. */
async function copied(file: string, folder: string, settings: CopySettings): Promise<Result<ImageSize>> {
  const copy = await writeSolverCopy(file, folder, settings);
  if (!copy.ok) {
    throwInstallationFault(copy.fault);
    return refuse(copy.fault.message);
  }
  // ASTAP holds the frame twice over; no frame is read here before it is done.
  settings.memory?.release();
  return copy;
}

async function triesIn(folder: string, astap: Astap, task: TaskOfImage & { spentSeconds: number }): Promise<Tried> {
  const { hints, doubts, effort, image, analyseSnr, starsFound, searchRadiusDegrees } = task;
  let analysis = starsFound === undefined ? await analyse(astap, folder, analyseSnr) : undefined;
  const attempts: SolveAttempt[] = [];
  const failed: FailedAttempt[] = [];
  let { spentSeconds } = task;
  for (;;) {
    const limitsSpent = spentSeconds / astap.timeLimitSeconds;
    const search = { searchRadiusDegrees, effort, doubts, limitsSpent, starsSeen: analysis?.stars };
    const plan = nextAttempt(hints, failed, search);
    if (plan === null) {
      if (analysis === undefined) analysis = await analyse(astap, folder, analyseSnr);
      const held = await starsOfField(astap.database, hints, image);
      const starsSeen = analysis?.stars ?? null;
      const reason = unsolvedReason(failed, { starsSeen, starsHeld: held?.starsHeld ?? null });
      const end = searchEnd(failed, effort);
      const depth = held === null || starsSeen === null ? null : { starsSeen, ...held };
      const trouble = solverTrouble(failed, depth);
      const told = { ...(end !== null && { end }), ...(trouble !== null && { trouble, depth }) };
      return { attempts, found: null, reason, ...told };
    }
    const run = await solve(astap, folder, plan);
    spentSeconds += run.seconds;
    const judged = await judge(run, { plan, image, hints, doubts, isConfirmed: task.isConfirmed });
    const { solution } = judged;
    if (solution === undefined && analysis === undefined) analysis = await analyse(astap, folder, analyseSnr);
    const seen = { stars: analysis?.stars ?? starsFound, hfdPixels: analysis?.hfdPixels, solverVersion: astap.version };
    attempts.push(attemptOf({ method: plan.method, seconds: run.seconds, ...judged, ...seen }));
    if (solution !== undefined) return { attempts, found: { solution, method: 'ASTAP' }, reason: '' };
    failed.push({ method: plan.method, variant: plan.variant, error: judged.error, warning: judged.warning });
  }
}

interface Judged {
  error: string;
  warning: string;
  solution?: Solution;
}

/** How far beyond the searched circle a solution may lie: the solver looks at whole squares. */
const SEARCH_MARGIN_DEGREES = 5;

interface Judging {
  plan: PlannedAttempt;
  image: ImageSize;
  hints: Hints;
  doubts: Doubts | undefined;
  isConfirmed: AstapTask['isConfirmed'];
}

/** Of any place and scale. */
const ANYTHING = { raDegrees: null, decDegrees: null, fovDegrees: null, maxDistanceDegrees: 180 };

/**
 * A solution is believed where it agrees with what is known; where that is in doubt, any other that the stars of the
 * database confirm.
 */
async function judge(run: SolverRun, { plan, image, hints, doubts, isConfirmed }: Judging): Promise<Judged> {
  if (!run.outcome.ok) return { error: run.outcome.fault.message, warning: '' };
  const report = run.outcome.value;
  const { warning } = report;
  if (!report.solved) return { error: report.error, warning };
  const known = { ...hints, maxDistanceDegrees: plan.radiusDegrees + SEARCH_MARGIN_DEGREES };
  const believed = believable(report, image, known);
  if (believed.ok && plan.inDoubt !== true) return { error: '', warning, solution: believed.value };
  const possible = doubts === undefined ? believed : believable(report, image, ANYTHING);
  if (!possible.ok) return { error: `not believed: ${possible.fault.message}`, warning };
  if (await isConfirmed(possible.value)) return { error: '', warning, solution: possible.value };
  const why = believed.ok ? 'the stars of the database are not where it says' : believed.fault.message;
  return { error: `not believed: ${why}`, warning };
}
