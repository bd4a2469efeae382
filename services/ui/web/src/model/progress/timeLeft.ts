import type { ProgressBar } from './progressView.js';

/** How far a bar was at an instant, in milliseconds. */
interface Seen {
  at: number;
  done: number;
}

/** What was seen of every bar that is under way, oldest first. */
export type ProgressSeen = ReadonlyMap<string, readonly Seen[]>;

/** Frames an estimate is made of: fewer tell of chance, more of another stage of the night. */
const FRAMES = 20;

/** With what is seen now; what does not move any more, or began anew, is forgotten. */
export function seenNow(before: ProgressSeen, bars: readonly ProgressBar[], at: number): ProgressSeen {
  return new Map(
    bars.map(({ what, done }) => {
      const known = (before.get(what) ?? []).filter((seen) => seen.done <= done);
      const isSame = known.at(-1)?.done === done;
      const all = isSame ? known : [...known, { at, done }];
      const first = all.findLastIndex((seen) => seen.done <= done - FRAMES);
      return [what, all.slice(Math.max(first, 0))];
    }),
  );
}

/** `about 4 min`, by the pace of the last frames; '' before there is one. */
export function timeLeft(seen: ProgressSeen, { what, done, total }: ProgressBar): string {
  const known = seen.get(what) ?? [];
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || last.done === first.done) return '';
  const seconds = ((last.at - first.at) / 1000 / (last.done - first.done)) * (total - done);
  return seconds < 90 ? 'about a minute' : `about ${Math.round(seconds / 60)} min`;
}
