import { type FrameStarsResult, frameStars } from '../adapters/frameStars.js';
import type { Effort } from '../domain/index.js';
import { astapTries } from './astapTries.js';
import { checkSky } from './checkSky.js';
import { finishFrame } from './finishFrame.js';
import { headerSolution } from './headerSolution.js';
import { solveFieldTry } from './solveField.js';
import type { Bench, FrameTask, Solved, Tried } from './tried.js';

/** Solves one frame by itself and writes the solution into its header. */
export async function solveFrame(bench: Bench, frame: FrameTask): Promise<Solved> {
  return finishFrame(bench.root, frame, await solveAlone(bench, frame));
}

/**
 * Tries what a single frame can be solved by, without touching it: its header where that is trusted, ASTAP, and, after the
 * full way of it, what is to be asked then.
 */
export async function solveAlone(
  bench: Bench,
  frame: FrameTask,
  { seen, effort = 'full' }: { seen?: FrameStarsResult | undefined; effort?: Effort } = {},
): Promise<Tried> {
  const stars = seen ?? (await frameStars(bench.root, frame.product));
  const trusted = bench.settings.trustHeader && stars.ok ? await headerSolution(bench, frame, stars.value) : NOTHING;
  if (trusted.found !== null) return trusted;
  const solved = await refined(bench, await astapTries(bench, frame, effort), stars);
  const both = appended(trusted, solved);
  if (solved.found !== null || bench.settings.fallback === 'none') return both;
  if (effort !== 'full') return { ...both, end: 'cutShort' };
  const last = appended(both, await solveFieldTry(bench, frame));
  return both.end === undefined ? last : { ...last, end: both.end };
}

const NOTHING: Tried = { attempts: [], found: null, reason: '' };

function appended(before: Tried, next: Tried): Tried {
  return { ...next, attempts: [...before.attempts, ...next.attempts] };
}

/** Of ASTAP's solution, what the stars of its database make of it: it rests on few quads, the stars are many. */
async function refined(bench: Bench, tried: Tried, stars: FrameStarsResult): Promise<Tried> {
  const { found } = tried;
  if (found === null || !stars.ok) return tried;
  const match = await checkSky(bench, found.solution, stars.value);
  const last = tried.attempts.at(-1);
  if (match === null || last === undefined) return tried;
  const { solution, rmsArcsec } = match;
  const { raDegrees, decDegrees, pixelScaleArcsec, rotationDegrees, fovDegrees } = solution;
  const row = { ...last, raDegrees, decDegrees, pixelScaleArcsec, rotationDegrees, fovDegrees, rmsArcsec };
  return { ...tried, found: { ...found, solution }, attempts: [...tried.attempts.slice(0, -1), row] };
}
