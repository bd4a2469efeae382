import { JobTable, type Projection, reductionOf, type Store } from '@wombat/eventlog';
import { FrameMeta, type Reduction } from '@wombat/proto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE frame (path TEXT PRIMARY KEY, meta TEXT NOT NULL)`,
  `CREATE TABLE calibrated (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    path TEXT NOT NULL, product TEXT NOT NULL, PRIMARY KEY (path, revision))`,
  `CREATE TABLE solved (path TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL, solved INTEGER NOT NULL, failed INTEGER NOT NULL, reason TEXT NOT NULL,
    ra_deg REAL, dec_deg REAL, pixel_scale REAL, fov_deg REAL, PRIMARY KEY (path, revision, attempt))`,
  `CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL,
    state TEXT NOT NULL, calibrated INTEGER NOT NULL, event_id TEXT NOT NULL, PRIMARY KEY (night, target_name, filter))`,
];

class AstrometryTables implements MigrationInterface {
  name = 'AstrometryTables1763800000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['frame', 'calibrated', 'solved', 'series']) await runner.query(`DROP TABLE ${table}`);
  }
}

/** Where the star of a folder is, as VSX or a person last said. */
class KnownStars implements MigrationInterface {
  name = 'KnownStars1763830000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE star (target_name TEXT PRIMARY KEY, ra_deg REAL NOT NULL, dec_deg REAL NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE star');
  }
}

/** Calibrated frames and what became of solving them; the first result of an attempt counts. */
export const astrometry: Projection = {
  streams: ['events', 'frames'],
  migrations: [JobTable, AstrometryTables, KnownStars],
  handlers: {
    FrameDiscovered: (store, { payload }) => {
      if (payload.kind !== 'light' || payload.state !== 'accepted') return;
      const meta = JSON.stringify(FrameMeta.toJSON(payload.meta ?? FrameMeta.fromJSON({})));
      store.run('INSERT OR REPLACE INTO frame VALUES (?, ?)', payload.path, meta);
    },
    FrameCalibrated: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        'INSERT OR IGNORE INTO calibrated VALUES (?, ?, ?, ?, ?, ?)',
        series.night,
        series.targetName,
        series.filter,
        revision,
        payload.path,
        payload.product?.path ?? '',
      );
    },
    FramesCalibrated: (store, event) => {
      const { series, revision, attempt } = reductionOf(event.payload);
      store.run(
        `INSERT INTO series VALUES (?, ?, ?, ?, ?, 'calibrated', ?, ?)
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, attempt = excluded.attempt,
           state = excluded.state, calibrated = excluded.calibrated, event_id = excluded.event_id
         WHERE excluded.revision > series.revision`,
        series.night,
        series.targetName,
        series.filter,
        revision,
        attempt,
        event.payload.calibrated,
        event.id,
      );
    },
    FrameSolved: (store, { payload }) => {
      const { revision, attempt } = reductionOf(payload);
      const found = payload.attempts.find(({ success }) => success);
      store.run(
        'INSERT OR IGNORE INTO solved VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?)',
        payload.path,
        revision,
        attempt,
        payload.solved ? 1 : 0,
        payload.reason,
        found?.raDegrees ?? null,
        found?.decDegrees ?? null,
        found?.pixelScaleArcsec ?? null,
        found?.fovDegrees ?? null,
      );
    },
    FrameFailed: (store, { payload }) => {
      if (payload.stage !== 'solve') return;
      const { revision, attempt } = reductionOf(payload);
      store.run(
        'INSERT OR IGNORE INTO solved VALUES (?, ?, ?, 0, 1, ?, NULL, NULL, NULL, NULL)',
        payload.path,
        revision,
        attempt,
        payload.reason,
      );
    },
    CompsSelected: (store, { payload }) => {
      const { target } = payload;
      if (target === undefined) return;
      const { targetName } = reductionOf(payload).series;
      store.run('INSERT OR REPLACE INTO star VALUES (?, ?, ?)', targetName, target.raDegrees, target.decDegrees);
    },
    FramesSolved: (store, { payload }) => setState(store, payload, 'solved'),
    SeriesHalted: (store, { payload }) => {
      if (payload.stage === 'solve') setState(store, payload, 'halted');
    },
  },
};

function setState(store: Store, payload: { reduction?: Reduction | undefined }, state: string): void {
  const { series, revision } = reductionOf(payload);
  store.run(
    'UPDATE series SET state = ? WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?',
    state,
    series.night,
    series.targetName,
    series.filter,
    revision,
  );
}
