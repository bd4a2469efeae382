import { type Projection, reductionOf } from '@wombat/eventlog';
import { lastPointChange, seriesKey } from '@wombat/service-kit';
import { historyTables, revisionSettings } from './migrations.js';

/** Every revision of every series with the report it got, and every verdict: what was, not only what is. */
export const history: Projection = {
  streams: ['events'],
  migrations: [historyTables, revisionSettings],
  handlers: {
    ReductionRequested: (store, { payload, occurredAt }) => {
      const { series, revision } = reductionOf(payload);
      const { reason, requestedBy, settingsHash, settings } = payload;
      store.run(
        `INSERT INTO made_revision (night, target_name, filter, revision, at, cause, asked_by, settings_hash, settings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET at = excluded.at, cause = excluded.cause, asked_by = excluded.asked_by,
           settings_hash = excluded.settings_hash, settings = excluded.settings`,
        ...[...seriesKey(series), revision, occurredAt, reason, requestedBy, settingsHash, JSON.stringify(settings)],
      );
    },
    MagnitudesTransformed: (store, { payload, occurredAt }) => {
      const { series, revision } = reductionOf(payload);
      const { report, pointsId, rows } = payload;
      if (report === undefined || pointsId !== lastPointChange(store, series)) return;
      store.run(
        `INSERT INTO made_revision (night, target_name, filter, revision, at, report_path, report_sha256, rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET report_path = excluded.report_path, report_sha256 = excluded.report_sha256, rows = excluded.rows`,
        ...[...seriesKey(series), revision, occurredAt, report.path, report.sha256, rows],
      );
    },
    Validated: (store, { id, payload, occurredAt }) => {
      const { series, revision } = reductionOf(payload);
      const { verdict, by, reason } = payload;
      store.run(
        'INSERT OR IGNORE INTO said_verdict VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[id, ...seriesKey(series), revision, occurredAt, verdict, by, reason],
      );
    },
  },
};
