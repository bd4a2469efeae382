import { migration, type Recorded, reductionOf, type Store } from '@wombat/eventlog';
import type { Series } from '@wombat/proto';
import type { Verdict } from '@wombat/proto/words';
import { seriesKey } from '../reactor/seriesRow.js';

/** Keyed as the series is; for every projection that shows verdicts on reports. */
export const awaitedVerdictTable = migration('AwaitedVerdictTable1764244000000', [
  `CREATE TABLE awaited_verdict (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    event_id TEXT NOT NULL, verdict TEXT NOT NULL, said_by TEXT NOT NULL, reason TEXT NOT NULL, report_sha256 TEXT NOT NULL,
    PRIMARY KEY (night, target_name, filter))`,
]);

/** What a person said of a report that is not there yet. */
export interface AwaitedVerdict {
  eventId: string;
  verdict: Verdict;
  by: string;
  reason: string;
}

/**
 * Keeps a verdict until its report is there: in a log that lost its tail the decision was put back, and the report it
 * was made on is made again of the frames, after it.
 */
export function awaitReport(store: Store, { id, payload }: Recorded<'Validated'>): void {
  const { series, revision } = reductionOf(payload);
  const { verdict, by, reason, reportSha256 } = payload;
  store.run(
    'INSERT OR REPLACE INTO awaited_verdict VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[...seriesKey(series), revision, id, verdict, by, reason, reportSha256],
  );
}

/** The verdict that waited for a report of these bytes, which waits no more, whether it was of them or not. */
export function takeAwaited(
  store: Store,
  { series, revision, sha256 }: { series: Series; revision: number; sha256: string },
): { holds: boolean; verdict: AwaitedVerdict } | null {
  const where = 'WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?';
  const key = [...seriesKey(series), revision];
  const row = store.get<AwaitedVerdict & { reportSha256: string }>(
    `SELECT event_id AS eventId, verdict, said_by AS by, reason, report_sha256 AS reportSha256 FROM awaited_verdict ${where}`,
    ...key,
  );
  if (row === undefined) return null;
  store.run(`DELETE FROM awaited_verdict ${where}`, ...key);
  const { reportSha256, ...verdict } = row;
  return { holds: reportSha256 === '' || reportSha256 === sha256, verdict };
}
