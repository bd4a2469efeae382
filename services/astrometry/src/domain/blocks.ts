/** So many frames at most follow one that is solved by itself. */
export const FRAMES_PER_BLOCK = 25;
/**
 * A frame with fewer than this part of the stars of the best one is not tried first: clouds, or a bump of the mount.
 */
const GOOD_SHARE = 0.5;
/** When so many good frames of a block cannot be solved, the rest is no more likely to be. */
const MOST_REFERENCES = 3;

/**
 * Of the ordered frames, cut into the parts that are solved together, those to solve now: all that are open; or, till a
 * solved one has told what none of them knows, those of the first part that has any. Which frame tells it must not
 * depend on how many workers there are.
 */
export function framesToSolve<T>(
  parts: readonly (readonly T[])[],
  { isOpen, untold }: { isOpen: (frame: T) => boolean; untold: boolean },
): T[] {
  const open = parts.map((part) => part.filter(isOpen)).filter((part) => part.length > 0);
  return untold ? (open[0] ?? []) : open.flat();
}

/**
 * The ordered frames of a series in the blocks that follow one reference each: the same whatever is solved already, and
 * however many workers there are. Where one is not enough they are of one size, to a frame, and an even number, so that
 * two workers have the same to do, and four as a rule.
 */
export function blocksOf<T>(frames: readonly T[]): T[][] {
  const { length } = frames;
  const count = length <= FRAMES_PER_BLOCK ? Math.min(1, length) : 2 * Math.ceil(length / (2 * FRAMES_PER_BLOCK));
  const startOf = (block: number) => Math.floor((block * length) / count);
  return Array.from({ length: count }, (_, block) => frames.slice(startOf(block), startOf(block + 1)));
}

/** Indexes of the frames of a block to try as reference, in order: the first good ones by their number of stars. */
export function referenceCandidates(starCounts: readonly number[]): number[] {
  const enough = GOOD_SHARE * Math.max(...starCounts, 0);
  return starCounts.flatMap((count, index) => (count > 0 && count >= enough ? [index] : [])).slice(0, MOST_REFERENCES);
}
