import { migration, type Projection, reductionOf } from '@wombat/eventlog';
import { seriesKey } from '@wombat/service-kit';

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
  migrations: [reportTable],
  handlers: {
    MagnitudesTransformed: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      const key = seriesKey(series);
      const sha256 = payload.report?.sha256 ?? '';
      const known = store.get<{ revision: number; sha256: string }>(
        'SELECT revision, sha256 FROM report WHERE date = ? AND target_name = ? AND filter = ?',
        ...key,
      );
      if (known !== undefined && (known.revision > revision || known.sha256 === sha256)) return;
      store.run('INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, ?)', ...key, revision, sha256);
      if (known?.revision !== revision) return;
      const sql =
        'UPDATE target SET submitted = NULL WHERE date = ? AND target_name = ? AND filter = ? AND revision = ?';
      store.run(sql, ...key, revision);
    },
  },
};
