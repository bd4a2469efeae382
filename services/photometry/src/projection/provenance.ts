import { migration, type Projection, reductionOf } from '@wombat/eventlog';
import { MasterBuilt } from '@wombat/proto';
import { seriesKey } from '@wombat/service-kit/series';

/** What the magnitudes of a series rest on beside what was measured: settings and masters. Told in its provenance. */
export const provenanceTables: Projection = {
  streams: ['events', 'frames'],
  migrations: [
    migration('Provenance1764302400000', [
      // `body`: JSON of MasterBuilt.
      'CREATE TABLE master (sha256 TEXT PRIMARY KEY, body TEXT NOT NULL)',
      // `body`: JSON of the masters that were applied, by kind.
      `CREATE TABLE calibrated_with (path TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (path, revision))`,
      // `body`: JSON of the settings by name.
      `CREATE TABLE revision_settings (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
        hash TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (night, target_name, filter))`,
      "ALTER TABLE series ADD COLUMN provenance TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE series ADD COLUMN provenance_sha256 TEXT NOT NULL DEFAULT ''",
    ]),
  ],
  handlers: {
    MasterBuilt: (store, { payload }) => {
      if (payload.product === undefined) return;
      const body = JSON.stringify(MasterBuilt.toJSON(payload));
      store.run('INSERT OR IGNORE INTO master VALUES (?, ?)', payload.product.sha256, body);
    },
    FrameCalibrated: (store, { payload: { path, bias, dark, flat, linear, ...payload } }) => {
      const body = JSON.stringify({ bias, dark, flat, ...(linear !== '' && { linear }) });
      store.run('INSERT OR IGNORE INTO calibrated_with VALUES (?, ?, ?)', path, reductionOf(payload).revision, body);
    },
    ReductionRequested: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `INSERT INTO revision_settings VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (night, target_name, filter) DO UPDATE
         SET revision = excluded.revision, hash = excluded.hash, body = excluded.body
         WHERE excluded.revision > revision_settings.revision`,
        ...[...seriesKey(series), revision, payload.settingsHash, JSON.stringify(payload.settings)],
      );
    },
  },
};
