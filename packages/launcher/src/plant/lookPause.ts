const SHORTEST_MILLISECONDS = 300;
const LONGEST_MILLISECONDS = 2_000;
/** A long run is looked at less often: each look costs every program, and its end may be seen a sixtieth later. */
const PART_OF_TIME_GONE = 1 / 60;

/** How long to wait before a run is looked at again that has been watched for so long. */
export function lookPause(goneMilliseconds: number): number {
  return Math.min(LONGEST_MILLISECONDS, Math.max(SHORTEST_MILLISECONDS, goneMilliseconds * PART_OF_TIME_GONE));
}
