import { migration, type Projection, reductionOf } from '@wombat/eventlog';
import { type SeriesRow, type ServiceKit, seriesKey } from '@wombat/service-kit';

const OF_SERIES = 'night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL';

/** Which calibrated frames lie on the disk, which series have magnitudes, and of which they are not read any more. */
export const releasedFrames: Projection = {
  streams: ['events', 'frames'],
  migrations: [
    migration('ReleasedFrames1796400000010', [
      // `revision`: the last one that told of it.
      `CREATE TABLE lying_frame (product TEXT NOT NULL, path TEXT NOT NULL, ${OF_SERIES}, PRIMARY KEY (product, path))`,
      'CREATE INDEX lying_frame_series ON lying_frame (night, target_name, filter)',
      // `done`, `released`: revisions; 0: none.
      `CREATE TABLE release (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, done INTEGER NOT NULL,
        released INTEGER NOT NULL, PRIMARY KEY (night, target_name, filter))`,
    ]),
    migration('ReleasedInSteps1796400000020', ['ALTER TABLE release ADD COLUMN in_steps INTEGER NOT NULL DEFAULT 0']),
  ],
  handlers: {
    FrameCalibrated: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      if (payload.product === undefined) return;
      store.run(
        `INSERT INTO lying_frame VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (product, path) DO UPDATE SET revision = max(revision, excluded.revision)`,
        ...[payload.product.path, payload.path, ...seriesKey(series), revision],
      );
    },
    FrameKept: (store, { payload }) => {
      const { revision } = reductionOf(payload);
      if (payload.product === undefined) return;
      store.run('DELETE FROM lying_frame WHERE product = ? AND revision <= ?', payload.product.path, revision);
    },
    MagnitudesTransformed: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `INSERT INTO release VALUES (?, ?, ?, ?, 0, 0)
         ON CONFLICT (night, target_name, filter) DO UPDATE SET done = max(done, excluded.done)`,
        ...[...seriesKey(series), revision],
      );
    },
    FramesReleased: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `INSERT INTO release VALUES (?, ?, ?, 0, ?, ?)
         ON CONFLICT (night, target_name, filter) DO UPDATE SET released = excluded.released, in_steps = excluded.in_steps
         WHERE excluded.released > released`,
        ...[...seriesKey(series), revision, payload.inSteps ? 1 : 0],
      );
    },
  },
};

/** A series whose frames go, or are stored as 16-bit numbers. */
export interface ReleasedSeries extends SeriesRow {
  inSteps: boolean;
}

/** A calibrated frame that lies on the disk though its series is released. */
export interface LyingFrame {
  product: string;
  path: string;
}

/** The same, read for decisions. */
export class ReleaseTables {
  constructor(private readonly kit: Pick<ServiceKit, 'store'>) {}

  /** So many series that have the magnitudes of the revision they are at and are not released yet, newest first. */
  toRelease(most: number): SeriesRow[] {
    return this.kit.store.all<SeriesRow>(
      `SELECT night, target_name AS targetName, filter, series.revision, attempt, event_id AS eventId
       FROM release JOIN series USING (night, target_name, filter)
       WHERE released < done AND series.revision = done ORDER BY night DESC, target_name, filter LIMIT ?`,
      most,
    );
  }

  /** Released series of which frames still lie on the disk, newest first. */
  released(): ReleasedSeries[] {
    const rows = this.kit.store.all<SeriesRow & { inSteps: number }>(
      `SELECT night, target_name AS targetName, filter, released AS revision, 1 AS attempt, '' AS eventId, in_steps AS inSteps FROM release
       WHERE released > 0 AND EXISTS (SELECT 1 FROM lying_frame AS lying WHERE lying.night = release.night
         AND lying.target_name = release.target_name AND lying.filter = release.filter AND lying.revision <= released)
       ORDER BY night DESC, target_name, filter`,
    );
    return rows.map((row) => ({ ...row, inSteps: row.inSteps === 1 }));
  }

  /** Those frames of one, also of revisions before. */
  framesOf(series: SeriesRow): LyingFrame[] {
    return this.kit.store.all<LyingFrame>(
      `SELECT product, path FROM lying_frame WHERE night = ? AND target_name = ? AND filter = ? AND revision <= ?
       ORDER BY product`,
      ...[...seriesKey(series), series.revision],
    );
  }
}
