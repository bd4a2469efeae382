import { followSolution, referenceCandidates, type SolvedStars } from '../domain/index.js';
import { finishFrame } from './finishFrame.js';
import { type FrameStars, frameStars } from './frameStars.js';
import { solveAlone } from './solveFrame.js';
import { attemptOf, type Bench, type FrameTask, type Solved, type Tried } from './tried.js';

interface Reference extends SolvedStars {
  path: string;
}

/**
 * Solves frames that follow the reference of their block: its first good frame that can be solved by itself. The reference
 * depends on the block alone, so it is the same for every part of the block that is asked for. A frame whose stars do not
 * match the reference's is solved by itself.
 */
export function blockSolver(bench: Bench, block: readonly FrameTask[]): (frame: FrameTask) => Promise<Solved> {
  let opened: Promise<OpenBlock> | null = null;
  return async (frame) => {
    opened ??= openBlock(bench, block);
    return finishFrame(bench.root, frame, await triedOf(bench, frame, await opened));
  };
}

interface OpenBlock {
  stars: ReadonlyMap<string, FrameStars>;
  reference: Reference | null;
  /** What came of the frames that were solved by themselves. */
  alone: ReadonlyMap<string, Tried>;
}

async function openBlock(bench: Bench, block: readonly FrameTask[]): Promise<OpenBlock> {
  const stars = new Map<string, FrameStars>();
  for (const { path, product } of block) {
    const found = await frameStars(bench.root, product);
    if (found.ok) stars.set(path, found.value);
  }
  const alone = new Map<string, Tried>();
  return { stars, alone, reference: await referenceOf(bench, { block, stars, alone }) };
}

interface Search {
  block: readonly FrameTask[];
  stars: ReadonlyMap<string, FrameStars>;
  /** Filled with what came of the frames that were solved by themselves. */
  alone: Map<string, Tried>;
}

async function referenceOf(bench: Bench, { block, stars, alone }: Search): Promise<Reference | null> {
  const candidates = referenceCandidates(block.map(({ path }) => stars.get(path)?.count ?? 0));
  for (const index of candidates) {
    const frame = block[index];
    const seen = frame === undefined ? undefined : stars.get(frame.path);
    if (frame === undefined || seen === undefined) continue;
    const tried = await solveAlone(bench, frame, { ok: true, value: seen });
    alone.set(frame.path, tried);
    if (tried.found !== null) return { path: frame.path, stars: seen.stars, wcs: tried.found.solution.wcs };
  }
  return null;
}

async function triedOf(bench: Bench, frame: FrameTask, { stars, reference, alone }: OpenBlock): Promise<Tried> {
  const seen = stars.get(frame.path);
  const before = alone.get(frame.path);
  if (before !== undefined && (before.found !== null || reference === null)) return before;
  if (reference === null || seen === undefined) return solveAlone(bench, frame);
  const followed = follow(seen, reference);
  if (followed.found !== null) return { ...followed, attempts: [...(before?.attempts ?? []), ...followed.attempts] };
  const after = before ?? (await solveAlone(bench, frame, { ok: true, value: seen }));
  return { ...after, attempts: [...followed.attempts, ...after.attempts] };
}

function follow({ stars, image, count }: FrameStars, reference: Reference): Tried {
  const started = performance.now();
  const followed = followSolution(stars, reference, image);
  const facts = { method: 'follow', stars: count, seconds: (performance.now() - started) / 1000 };
  if (!followed.ok) {
    const attempt = attemptOf({ ...facts, error: followed.reason });
    return { attempts: [attempt], found: null, reason: followed.reason };
  }
  const { solution, rmsArcsec } = followed.value;
  return {
    attempts: [attemptOf({ ...facts, solution, rmsArcsec })],
    found: { solution, method: 'stars of a solved frame' },
    reason: '',
  };
}
