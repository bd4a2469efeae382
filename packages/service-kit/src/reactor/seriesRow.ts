import type { Reduction, Series } from '@wombat/proto';
import type { Stage } from '@wombat/proto/words';

/** A series at one reduction, as the services' tables hold it. */
export interface SeriesRow {
  night: string;
  targetName: string;
  filter: string;
  revision: number;
  attempt: number;
  /** The event that brought the series to its present state. */
  eventId: string;
}

/** Columns every service's series table begins with, for SELECT into `SeriesRow`. */
export const SERIES_COLUMNS = 'night, target_name AS targetName, filter, revision, attempt, event_id AS eventId';

export function reductionOfRow(row: SeriesRow): Reduction {
  const { night, targetName, filter, revision, attempt } = row;
  return { series: { night, targetName, filter }, revision, attempt };
}

/** What tells a series from others, in the order tables have it. */
export function seriesKey({ night, targetName, filter }: Series): [night: string, targetName: string, filter: string] {
  return [night, targetName, filter];
}

/** Names one stage of one reduction: outcome ids and batches of work are built on it. */
export function stageKey(stage: Stage, row: SeriesRow): string {
  return `${stage}/${row.night}/${row.targetName}/${row.filter}/r${row.revision}.${row.attempt}`;
}

/** A series as people read it. */
export function seriesTitle(row: SeriesRow): string {
  return `${row.targetName} ${row.filter} ${row.night}`;
}

/** The series of a batch of work at a stage: its key is the stage's, or begins with that and a slash. */
export function seriesOfBatch<S extends SeriesRow>(stage: Stage, all: readonly S[], key: string): S[] {
  return all.filter((series) => {
    const own = stageKey(stage, series);
    return key === own || key.startsWith(`${own}/`);
  });
}
