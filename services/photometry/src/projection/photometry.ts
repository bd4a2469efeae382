import { JobTable, type Projection, reductionOf, type Store } from '@wombat/eventlog';
import {
  CompsSelected,
  FrameMeasured,
  FrameMeta,
  FrameProfiled,
  FramesCalibrated,
  PhotometryDone,
  type Reduction,
  TanSolution,
} from '@wombat/proto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'CREATE TABLE frame (path TEXT PRIMARY KEY, folder TEXT NOT NULL, sha256 TEXT NOT NULL, meta TEXT NOT NULL)',
  `CREATE TABLE solution (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, path TEXT NOT NULL,
    product TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (path, revision))`,
  'CREATE TABLE profile (path TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (path, revision))',
  `CREATE TABLE measured (path TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL, ok INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (path, revision, attempt))`,
  `CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL,
    event_id TEXT NOT NULL, band TEXT NOT NULL, state TEXT NOT NULL, solved INTEGER NOT NULL DEFAULT 0, calibrated TEXT, selected TEXT, done TEXT,
    PRIMARY KEY (night, target_name, filter))`,
];

class PhotometrySchema implements MigrationInterface {
  name = 'PhotometryTables1763800000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['frame', 'solution', 'profile', 'measured', 'series'])
      await runner.query(`DROP TABLE ${table}`);
  }
}

/** Solved frames, their profiles and measurements, and how far every series has come. The first result of a frame counts. */
export const photometry: Projection = {
  streams: ['events', 'frames'],
  migrations: [JobTable, PhotometrySchema],
  handlers: {
    FrameDiscovered: (store, { payload }) => {
      if (payload.kind !== 'light' || payload.state !== 'accepted') return;
      const meta = JSON.stringify(FrameMeta.toJSON(payload.meta ?? FrameMeta.fromJSON({})));
      store.run('INSERT OR REPLACE INTO frame VALUES (?, ?, ?, ?)', payload.path, payload.folder, payload.sha256, meta);
    },
    FrameSolved: (store, { payload }) => {
      if (!payload.solved || payload.solution === undefined) return;
      const { series, revision } = reductionOf(payload);
      store.run(
        'INSERT OR IGNORE INTO solution VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...keyOf(series),
        revision,
        payload.path,
        payload.product?.path ?? '',
        JSON.stringify(TanSolution.toJSON(payload.solution)),
      );
    },
    FrameProfiled: (store, { payload }) => {
      const { revision } = reductionOf(payload);
      const body = JSON.stringify(FrameProfiled.toJSON(payload));
      store.run('INSERT OR IGNORE INTO profile VALUES (?, ?, ?)', payload.path, revision, body);
    },
    FrameMeasured: (store, { payload }) => {
      const { revision, attempt } = reductionOf(payload);
      const body = JSON.stringify(FrameMeasured.toJSON(payload));
      store.run('INSERT OR IGNORE INTO measured VALUES (?, ?, ?, 1, ?)', payload.path, revision, attempt, body);
    },
    FrameFailed: (store, { payload }) => {
      const { revision, attempt } = reductionOf(payload);
      if (payload.stage === 'measure') {
        store.run("INSERT OR IGNORE INTO measured VALUES (?, ?, ?, 0, '{}')", payload.path, revision, attempt);
      } else if (payload.stage === 'profile') {
        const body = JSON.stringify({ ok: false, reason: payload.reason });
        store.run('INSERT OR IGNORE INTO profile VALUES (?, ?, ?)', payload.path, revision, body);
      }
    },
    ReductionRequested: (store, event) => {
      const { series, revision, attempt } = reductionOf(event.payload);
      store.run(
        `INSERT INTO series (night, target_name, filter, revision, attempt, event_id, band, state) VALUES (?, ?, ?, ?, ?, ?, ?, 'requested')
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, attempt = excluded.attempt,
           event_id = excluded.event_id, band = excluded.band, state = 'requested', solved = 0, calibrated = NULL, selected = NULL, done = NULL
         WHERE excluded.revision > series.revision`,
        ...keyOf(series),
        revision,
        attempt,
        event.id,
        event.payload.band,
      );
    },
    FramesCalibrated: (store, { payload }) => {
      set(store, payload, 'calibrated = ?', JSON.stringify(FramesCalibrated.toJSON(payload)));
    },
    FramesSolved: (store, { payload }) => set(store, payload, "state = 'solved', solved = ?", payload.solved),
    CompsSelected: (store, event) => {
      const body = JSON.stringify(CompsSelected.toJSON(event.payload));
      const { attempt } = reductionOf(event.payload);
      set(store, event.payload, "state = 'selected', selected = ?, attempt = ?, event_id = ?", body, attempt, event.id);
    },
    PhotometryDone: (store, event) => {
      const body = JSON.stringify(PhotometryDone.toJSON(event.payload));
      set(store, event.payload, "state = 'measured', done = ?, event_id = ?", body, event.id);
    },
    MagnitudesTransformed: (store, { payload }) => set(store, payload, "state = 'transformed'"),
    // Halted at any stage: the night's other filters need not wait for this one.
    SeriesHalted: (store, { payload }) => set(store, payload, "state = 'halted'"),
  },
};

function keyOf(series: { night: string; targetName: string; filter: string }): [string, string, string] {
  return [series.night, series.targetName, series.filter];
}

function set(
  store: Store,
  payload: { reduction?: Reduction | undefined },
  columns: string,
  ...values: (string | number)[]
): void {
  const { series, revision } = reductionOf(payload);
  store.run(
    `UPDATE series SET ${columns} WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?`,
    ...values,
    ...keyOf(series),
    revision,
  );
}
