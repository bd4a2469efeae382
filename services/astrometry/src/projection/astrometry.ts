import { JOB_MEMORY, jobBegun, jobTable, type Projection, reductionOf, type Store } from '@wombat/eventlog';
import { FrameMeta, type Reduction } from '@wombat/proto';
import { HELD, SERIES, type SeriesProgress } from '@wombat/proto/words';
import { isDoubting } from '../domain/index.js';
import { astrometryTables, doubtedFrames, knownStars, openSeries } from './migrations.js';

/** Calibrated frames and what became of solving them; the first result of an attempt counts. */
export const astrometry: Projection = {
  streams: ['events', 'frames'],
  migrations: [jobTable, astrometryTables, knownStars, jobBegun, doubtedFrames, openSeries],
  memory: [JOB_MEMORY],
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
        `INSERT INTO series VALUES (?, ?, ?, ?, ?, '${SERIES.calibrated}', ?, ?)
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
        'INSERT OR IGNORE INTO solved VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)',
        payload.path,
        revision,
        attempt,
        payload.solved ? 1 : 0,
        payload.reason,
        found?.raDegrees ?? null,
        found?.decDegrees ?? null,
        found?.pixelScaleArcsec ?? null,
        found?.fovDegrees ?? null,
        payload.attempts.some(({ method }) => isDoubting(method)) ? 1 : 0,
      );
    },
    FrameFailed: (store, { payload }) => {
      if (payload.stage !== 'solve') return;
      const { revision, attempt } = reductionOf(payload);
      store.run(
        'INSERT OR IGNORE INTO solved VALUES (?, ?, ?, 0, 1, ?, NULL, NULL, NULL, NULL, 0)',
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
    // What the images have confirmed stays.
    StarPlaced: (store, { payload: { folder, raDegrees, decDegrees } }) => {
      store.run('INSERT OR IGNORE INTO star VALUES (?, ?, ?)', folder, raDegrees, decDegrees);
    },
    AliasSet: (store, { payload: { folder, raDegrees, decDegrees } }) => {
      store.run('INSERT OR REPLACE INTO star VALUES (?, ?, ?)', folder, raDegrees, decDegrees);
    },
    FramesSolved: (store, { payload }) => setState(store, payload, 'solved'),
    SeriesHalted: (store, { payload }) => {
      if (payload.stage === 'solve' && payload.code !== HELD) setState(store, payload, 'halted');
    },
  },
};

function setState(store: Store, payload: { reduction?: Reduction | undefined }, state: SeriesProgress): void {
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
