import { basename } from 'node:path';
import { type FrameStars, frameStars } from '../adapters/frameStars.js';
import {
  type Effort,
  followSolution,
  hasPlace,
  referenceCandidates,
  type SolvedStars,
  solvedStars,
} from '../domain/index.js';
import { finishFrame } from './finishFrame.js';
import { solveAlone } from './solveFrame.js';
import { attemptOf, type Bench, type FrameTask, type Solved, type Tried } from './tried.js';

/**
 * Solves frames that follow the reference of their block: its first good frame that can be solved by itself. The reference
 * depends on the block alone, so it is the same for every part of the block that is asked for. A frame whose stars do not
 * match the reference's is solved by itself.
 *
 * Once a good frame cannot be solved in any way, the rest is tried in the short way only: a block of trailed stars, or of a
 * field the database does not have, would else cost every search there is for each of its frames. Once all good frames have
 * failed, one whose place is not known is not looked for in the whole sky again.
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
  reference: SolvedStars | null;
  /** What came of the frames that were solved by themselves. */
  alone: ReadonlyMap<string, Tried>;
  /** Name of the one that was tried in every way; null where none shows stars enough for that. */
  exhausted: string | null;
}

async function openBlock(bench: Bench, block: readonly FrameTask[]): Promise<OpenBlock> {
  const stars = new Map<string, FrameStars>();
  for (const { path, product } of block) {
    const found = await frameStars(bench.root, product);
    if (found.ok) stars.set(path, found.value);
  }
  const alone = new Map<string, Tried>();
  const reference = await referenceOf(bench, { block, stars, alone });
  const [exhausted] = [...alone].flatMap(([path, { end }]) => (end === 'exhausted' ? [basename(path)] : []));
  return { stars, alone, reference, exhausted: exhausted ?? null };
}

interface Search {
  block: readonly FrameTask[];
  stars: ReadonlyMap<string, FrameStars>;
  /** Filled with what came of the frames that were solved by themselves. */
  alone: Map<string, Tried>;
}

async function referenceOf(bench: Bench, { block, stars, alone }: Search): Promise<SolvedStars | null> {
  const candidates = referenceCandidates(block.map(({ path }) => stars.get(path)?.count ?? 0));
  let effort: Effort = 'full';
  for (const index of candidates) {
    const frame = block[index];
    const value = frame === undefined ? undefined : stars.get(frame.path);
    if (frame === undefined || value === undefined) continue;
    const tried = await solveAlone(bench, frame, { seen: { ok: true, value }, effort });
    alone.set(frame.path, tried);
    if (tried.found !== null) return solvedStars(value.stars, tried.found.solution.wcs);
    if (tried.end === 'exhausted') effort = 'short';
  }
  return null;
}

async function triedOf(bench: Bench, frame: FrameTask, open: OpenBlock): Promise<Tried> {
  const { stars, reference, alone } = open;
  const value = stars.get(frame.path);
  const before = alone.get(frame.path);
  const seen = value === undefined ? undefined : ({ ok: true, value } as const);
  if (reference === null) {
    const effort = hasPlace(frame.hints) ? 'short' : 'none';
    return explained(before ?? (await solveAlone(bench, frame, { seen, effort })), open);
  }
  if (before !== undefined && before.found !== null) return before;
  if (value === undefined) return solveAlone(bench, frame);
  const followed = follow(value, reference);
  if (followed.found !== null) return { ...followed, attempts: [...(before?.attempts ?? []), ...followed.attempts] };
  const after = before === undefined || before.end === 'cutShort' ? await solveAlone(bench, frame, { seen }) : before;
  return { ...after, attempts: [...followed.attempts, ...after.attempts] };
}

/** Says why no more was tried, where that is so. */
function explained(tried: Tried, { exhausted }: OpenBlock): Tried {
  if (tried.end !== 'cutShort') return tried;
  const why =
    exhausted === null
      ? 'no frame of its block shows stars enough'
      : `${exhausted} of its block could not be solved in any way`;
  const how = tried.attempts.length === 0 ? ', since' : '; searched no wider, since';
  return { ...tried, reason: `${tried.reason}${how} ${why}` };
}

function follow({ stars, image, count }: FrameStars, reference: SolvedStars): Tried {
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
