import type { FramesAtState } from './frameCounts.js';

type SeriesName = { date: string; targetName: string; filter: string };

/**
 * Lights of every series by the state they stand at. A light whose filter could not be read stands with every series of
 * its folder, as nobody knows of which it was.
 */
const STANDING = `SELECT target.date, target.target_name AS targetName, target.filter, frame.state,
  CASE frame.state WHEN 'failed' THEN substr(frame.reason, 1, instr(frame.reason, ':') - 1) END AS stage,
  count(*) AS frames
  FROM target JOIN frame ON frame.date = target.date AND frame.target_name = target.target_name
    AND ifnull(frame.filter, target.filter) = target.filter
  WHERE frame.kind = 'light' AND frame.state <> 'ignored'
  GROUP BY target.date, target.target_name, target.filter, frame.state, stage`;

/** Every series' frames by the state they stand at, in one look at the ledger. `all` runs a statement on it. */
export function standingFrames(all: (sql: string) => unknown[]): (series: SeriesName) => FramesAtState[] {
  const standing = new Map<string, FramesAtState[]>();
  for (const { state, stage, frames, ...series } of all(STANDING) as (SeriesName & FramesAtState)[]) {
    const key = keyOf(series);
    standing.set(key, [...(standing.get(key) ?? []), { state, stage, frames }]);
  }
  return (series) => standing.get(keyOf(series)) ?? [];
}

function keyOf({ date, targetName, filter }: SeriesName): string {
  return JSON.stringify([date, targetName, filter]);
}
