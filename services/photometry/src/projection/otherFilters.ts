import type { Rows } from '@wombat/eventlog';
import type { Series } from '@wombat/proto';
import { seriesKey } from '@wombat/service-kit/series';

/**
 * The other filters of the target's night that are measured, with revision and attempt, sorted: `B/r1.1 R/r2.1`. What a
 * series was made with is out of date where this has changed; '' where it is alone.
 */
export function otherFilters(store: Rows, series: Series): string {
  return store
    .all<{ filter: string; revision: number; attempt: number }>(
      `SELECT filter, revision, attempt FROM series WHERE night = ? AND target_name = ? AND filter <> ? AND done IS NOT NULL
       ORDER BY filter`,
      ...seriesKey(series),
    )
    .map(({ filter, revision, attempt }) => `${filter}/r${revision}.${attempt}`)
    .join(' ');
}
