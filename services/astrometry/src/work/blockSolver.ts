import { basename } from 'node:path';
import type { FrameStars } from '../adapters/frameStars.js';
import {
  type Effort,
  followSolution,
  hasPlace,
  type OrderedFrame,
  referenceCandidates,
  type SolvedStars,
  solvedStars,
} from '../domain/index.js';
import { attemptOf, type Tried } from './tried.js';

/** What the frames of a block are looked at and solved by. */
export interface BlockMeans {
  /** The stars of a frame, null where it cannot be read. */
  starsOf: (frame: OrderedFrame) => Promise<FrameStars | null>;
  /** Solves a frame by itself; `seen` are its stars, where they are known. */
  alone: (frame: OrderedFrame, known: { seen?: FrameStars | undefined; effort?: Effort }) => Promise<Tried>;
}

interface OpenBlock {
  stars: ReadonlyMap<string, FrameStars>;
  reference: SolvedStars | null;
  /** What came of the frames that were solved by themselves. */
  alone: ReadonlyMap<string, Tried>;
  /** Name of the one that was tried in every way; null where none shows stars enough for that. */
  exhausted: string | null;
}

/**
 * Solves frames that follow the reference of their block: its first good frame that can be solved by itself. The
 * reference depends on the block alone, so it is the same for every part of the block that is asked for. A frame whose
 * stars do not match the reference's is solved by itself.
 *
 * Once a good frame cannot be solved in any way, the rest is tried in the short way only: a block of trailed stars, or
 * of a field the database does not have, would else cost every search there is for each of its frames. Once all good
 * frames have failed, one whose place is not known is not looked for in the whole sky again.
 */
export class BlockSolver {
  private opened: Promise<OpenBlock> | null = null;

  constructor(
    private readonly block: readonly OrderedFrame[],
    private readonly means: BlockMeans,
  ) {}

  async tries(frame: OrderedFrame): Promise<Tried> {
    this.opened ??= this.open();
    const open = await this.opened;
    const { stars, reference, alone } = open;
    const seen = stars.get(frame.path);
    const before = alone.get(frame.path);
    if (reference === null) {
      const effort = hasPlace(frame.hints) ? 'short' : 'none';
      return explained(before ?? (await this.means.alone(frame, { seen, effort })), open);
    }
    if (before !== undefined && before.found !== null) return before;
    if (seen === undefined) return this.means.alone(frame, {});
    const followed = follow(seen, reference);
    if (followed.found !== null) return { ...followed, attempts: [...(before?.attempts ?? []), ...followed.attempts] };
    const after = before === undefined || before.end === 'cutShort' ? await this.means.alone(frame, { seen }) : before;
    return { ...after, attempts: [...followed.attempts, ...after.attempts] };
  }

  private async open(): Promise<OpenBlock> {
    const stars = new Map<string, FrameStars>();
    for (const frame of this.block) {
      const found = await this.means.starsOf(frame);
      if (found !== null) stars.set(frame.path, found);
    }
    const alone = new Map<string, Tried>();
    const reference = await this.findReference(stars, alone);
    const [exhausted] = [...alone].flatMap(([path, { end }]) => (end === 'exhausted' ? [basename(path)] : []));
    return { stars, alone, reference, exhausted: exhausted ?? null };
  }

  /** Fills `alone` with what came of the frames that were solved by themselves. */
  private async findReference(
    stars: ReadonlyMap<string, FrameStars>,
    alone: Map<string, Tried>,
  ): Promise<SolvedStars | null> {
    const candidates = referenceCandidates(this.block.map(({ path }) => stars.get(path)?.count ?? 0));
    let effort: Effort = 'full';
    for (const index of candidates) {
      const frame = this.block[index];
      const seen = frame === undefined ? undefined : stars.get(frame.path);
      if (frame === undefined || seen === undefined) continue;
      const tried = await this.means.alone(frame, { seen, effort });
      alone.set(frame.path, tried);
      if (tried.found !== null) return solvedStars(seen.stars, tried.found.solution.wcs);
      if (tried.end === 'exhausted') effort = 'short';
    }
    return null;
  }
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
  const facts = { method: 'follow' as const, stars: count, seconds: (performance.now() - started) / 1000 };
  if (!followed.ok) {
    const { message } = followed.fault;
    return { attempts: [attemptOf({ ...facts, error: message })], found: null, reason: message };
  }
  const { solution, rmsArcsec } = followed.value;
  return {
    attempts: [attemptOf({ ...facts, solution, rmsArcsec })],
    found: { solution, method: 'stars of a solved frame' },
    reason: '',
  };
}
