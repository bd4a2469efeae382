import type { Store } from '@wombat/eventlog';
import type { FileProduct, publisher, Series } from '@wombat/proto';
import type { Verdict } from '@wombat/proto/words';
import { pointChangesOf, seriesKey } from '@wombat/service-kit';

const OF_SERIES = 'WHERE night = ? AND target_name = ? AND filter = ?';

export interface ReportOfRevision extends FileProduct {
  revision: number;
}

/** The report of the last revision below this one that has a report; null: none is known. */
export function reportBefore(store: Store, series: Series, revision: number): ReportOfRevision | null {
  const row = store.get<ReportOfRevision>(
    `SELECT revision, report_path AS path, report_sha256 AS sha256 FROM made_revision ${OF_SERIES} AND revision < ? AND report_path IS NOT NULL
     ORDER BY revision DESC LIMIT 1`,
    ...[...seriesKey(series), revision],
  );
  return row ?? null;
}

/** All that was made of a series and said of it, each newest first. */
export function historyOf(store: Store, series: Series): publisher.ListHistoryResponse {
  const key = seriesKey(series);
  const revisions = store.all<
    Omit<publisher.MadeRevision, 'rows' | 'settings'> & { rows: number | null; settings: string }
  >(
    `SELECT revision, at, cause, asked_by AS by, settings_hash AS settingsHash, rows, settings FROM made_revision ${OF_SERIES} ORDER BY revision DESC`,
    ...key,
  );
  const verdicts = store.all<Omit<publisher.SaidVerdict, 'verdict'> & { verdict: Verdict }>(
    `SELECT at, verdict, said_by AS by, reason, revision FROM said_verdict ${OF_SERIES} ORDER BY at DESC`,
    ...key,
  );
  return {
    revisions: revisions.map(({ rows, settings, ...revision }) => ({
      ...revision,
      rows: rows ?? undefined,
      settings: JSON.parse(settings),
    })),
    verdicts,
    points: pointChangesOf(store, series),
  };
}
