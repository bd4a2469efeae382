import type { FramesAtState } from './frameCounts.js';

type SeriesName = { date: string; targetName: string; filter: string };

/**
 * Lights of every series by the state they stand at. A light whose filter could not be read stands with every series of
 * its folder, as nobody knows of which it was.
 */
function standingWhere(nights: string): string {
  return `SELECT target.date, target.target_name AS targetName, target.filter, frame.state,
  CASE frame.state WHEN 'failed' THEN substr(frame.reason, 1, instr(frame.reason, ':') - 1) END AS stage,
  count(*) AS frames
  FROM target JOIN frame ON frame.date = target.date AND frame.target_name = target.target_name
    AND ifnull(frame.filter, target.filter) = target.filter
  WHERE frame.kind = 'light' AND frame.state <> 'ignored' AND ${nights}
  GROUP BY target.date, target.target_name, target.filter, frame.state, stage`;
}

/** Of nights whose frames have been counted since the last of them changed the counts are kept. */
const COUNTED = `SELECT date, target_name AS targetName, filter, state, nullif(stage, '') AS stage, frames FROM standing_count
  WHERE date NOT IN (SELECT night FROM uncounted_night)`;
const UNCOUNTED = 'target.date IN (SELECT night FROM uncounted_night)';
const HAS_COUNTS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'standing_count'";

/** Counts of the nights of which none are kept, as rows of the table that keeps them. */
export const STANDING_OF_UNCOUNTED = standingWhere(UNCOUNTED);

/** Every series' frames by the state they stand at, in one look at the ledger. `all` runs a statement on it. */
export function standingFrames(all: (sql: string) => unknown[]): (series: SeriesName) => FramesAtState[] {
  const standing = new Map<string, FramesAtState[]>();
  const hasCounts = all(HAS_COUNTS).length > 0;
  const rows = hasCounts ? [...all(COUNTED), ...all(STANDING_OF_UNCOUNTED)] : all(standingWhere('TRUE'));
  for (const { state, stage, frames, ...series } of rows as (SeriesName & FramesAtState)[]) {
    const key = keyOf(series);
    standing.set(key, [...(standing.get(key) ?? []), { state, stage, frames }]);
  }
  return (series) => standing.get(keyOf(series)) ?? [];
}

function keyOf({ date, targetName, filter }: SeriesName): string {
  return JSON.stringify([date, targetName, filter]);
}
