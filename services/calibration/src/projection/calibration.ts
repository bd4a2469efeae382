import { JobTable, type Projection, reductionOf } from '@wombat/eventlog';
import { FrameMeta } from '@wombat/proto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE frame (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL,
    kind TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL, folder TEXT NOT NULL, meta TEXT NOT NULL)`,
  'CREATE INDEX frame_series ON frame (night, target_name, filter)',
  'CREATE TABLE night (night TEXT PRIMARY KEY, folder TEXT NOT NULL, scan INTEGER NOT NULL, file_count INTEGER NOT NULL, masters_scan INTEGER NOT NULL DEFAULT 0)',
  'CREATE TABLE scan_night (night TEXT PRIMARY KEY)',
  `CREATE TABLE master (night TEXT NOT NULL, item TEXT NOT NULL, scan INTEGER NOT NULL, cal_type TEXT NOT NULL, filter TEXT NOT NULL,
    state TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (night, item, scan))`,
  `CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    attempt INTEGER NOT NULL, state TEXT NOT NULL, event_id TEXT NOT NULL, PRIMARY KEY (night, target_name, filter))`,
  `CREATE TABLE calibrated (path TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL, ok INTEGER NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (path, revision, attempt))`,
  `CREATE TABLE choice (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (night, target_name, filter, revision))`,
];

class CalibrationSchema implements MigrationInterface {
  name = 'CalibrationTables1763800000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['frame', 'night', 'scan_night', 'master', 'series', 'calibrated', 'choice']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

/** Frames, nights, masters and the state of every series as far as calibration goes. */
export const calibration: Projection = {
  streams: ['events', 'frames'],
  migrations: [JobTable, CalibrationSchema],
  handlers: {
    FrameDiscovered: (store, { payload }) => {
      store.run(
        'INSERT OR REPLACE INTO frame VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        payload.path,
        payload.sha256,
        payload.series?.night,
        payload.series?.targetName,
        payload.series?.filter,
        payload.kind,
        payload.state,
        payload.revision,
        payload.folder,
        JSON.stringify(FrameMeta.toJSON(payload.meta ?? FrameMeta.fromJSON({}))),
      );
    },
    NightDiscovered: (store, { payload }) => {
      store.run(
        `INSERT INTO night (night, folder, scan, file_count) VALUES (?, ?, ?, ?) ON CONFLICT (night) DO UPDATE
         SET folder = excluded.folder, scan = excluded.scan, file_count = excluded.file_count WHERE excluded.scan > night.scan`,
        payload.night,
        payload.folder,
        payload.scan,
        payload.fileCount,
      );
    },
    ScanCompleted: (store, { payload }) => {
      for (const night of payload.nights) store.run('INSERT OR IGNORE INTO scan_night VALUES (?)', night);
    },
    MasterBuilt: (store, { payload }) => {
      store.run(
        'INSERT OR IGNORE INTO master VALUES (?, ?, ?, ?, ?, ?, ?)',
        payload.night,
        payload.item,
        payload.scan,
        payload.calType,
        payload.filter,
        payload.state,
        JSON.stringify(payload),
      );
    },
    MastersBuilt: (store, { payload }) => {
      store.run('UPDATE night SET masters_scan = max(masters_scan, ?) WHERE night = ?', payload.scan, payload.night);
    },
    ReductionRequested: (store, event) => {
      const { series, revision, attempt } = reductionOf(event.payload);
      store.run(
        `INSERT INTO series VALUES (?, ?, ?, ?, ?, 'requested', ?)
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, attempt = excluded.attempt,
           state = 'requested', event_id = excluded.event_id WHERE excluded.revision > series.revision`,
        series.night,
        series.targetName,
        series.filter,
        revision,
        attempt,
        event.id,
      );
    },
    FrameCalibrated: (store, { payload }) => {
      const { revision, attempt } = reductionOf(payload);
      store.run("INSERT OR IGNORE INTO calibrated VALUES (?, ?, ?, 1, '')", payload.path, revision, attempt);
    },
    FrameFailed: (store, { payload }) => {
      if (payload.stage !== 'calibrate') return;
      const { revision, attempt } = reductionOf(payload);
      store.run(
        'INSERT OR IGNORE INTO calibrated VALUES (?, ?, ?, 0, ?)',
        payload.path,
        revision,
        attempt,
        payload.reason,
      );
    },
    FramesCalibrated: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        "UPDATE series SET state = 'calibrated' WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?",
        series.night,
        series.targetName,
        series.filter,
        revision,
      );
    },
    SeriesHalted: (store, { payload }) => {
      if (payload.stage !== 'calibrate') return;
      const { series, revision } = reductionOf(payload);
      store.run(
        "UPDATE series SET state = 'halted' WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?",
        series.night,
        series.targetName,
        series.filter,
        revision,
      );
    },
  },
};
