import { migration, type Projection, reductionOf, type Store } from '@wombat/eventlog';
import type { Series } from '@wombat/proto';
import { SUBMITTED_OF } from '@wombat/proto/words';
import { awaitedVerdictTable, awaitReport, seriesKey, takeAwaited } from '@wombat/service-kit';

const reportTable = migration('ReportTable1764218400010', [
  `CREATE TABLE report (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY (date, target_name, filter))`,
]);

/**
 * Which report a series has. What a person decided holds for the bytes that were looked at: where a report of the same
 * revision changes, because points were rejected or restored, the series waits for a person again.
 */
export const reportStates: Projection = {
  streams: ['events'],
  migrations: [reportTable, awaitedVerdictTable],
  handlers: {
    MagnitudesTransformed: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      const key = seriesKey(series);
      const sha256 = payload.report?.sha256 ?? '';
      const known = reportOf(store, series);
      if (known !== undefined && (known.revision > revision || known.sha256 === sha256)) return;
      store.run('INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, ?)', ...key, revision, sha256);
      const awaited = takeAwaited(store, { series, revision, sha256 });
      if (awaited === null && known?.revision !== revision) return;
      const sql = 'UPDATE target SET submitted = ? WHERE date = ? AND target_name = ? AND filter = ? AND revision = ?';
      store.run(sql, awaited?.holds ? SUBMITTED_OF[awaited.verdict.verdict] : null, ...key, revision);
    },
    Validated: (store, event) => {
      const { series, revision } = reductionOf(event.payload);
      if ((reportOf(store, series)?.revision ?? 0) < revision) awaitReport(store, event);
    },
  },
};

function reportOf(store: Store, series: Series): { revision: number; sha256: string } | undefined {
  const sql = 'SELECT revision, sha256 FROM report WHERE date = ? AND target_name = ? AND filter = ?';
  return store.get(sql, ...seriesKey(series));
}
