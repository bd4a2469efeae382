import { JOB_MEMORY, jobBegun, jobTable, type Projection, reductionOf } from '@wombat/eventlog';
import { FrameMeta, FramesCalibrated } from '@wombat/proto';
import { HELD, SERIES } from '@wombat/proto/words';
import {
  calibrationTables,
  chosenMasters,
  fileStamps,
  seriesByState,
  TELL_USABLE,
  takenOver,
  usableMasters,
} from './migrations.js';

/** Frames, nights, masters and the state of every series as far as calibration goes. */
export const calibration: Projection = {
  streams: ['events', 'frames'],
  migrations: [
    jobTable,
    calibrationTables,
    jobBegun,
    takenOver,
    seriesByState,
    chosenMasters,
    fileStamps,
    usableMasters,
  ],
  memory: [JOB_MEMORY, 'choice'],
  handlers: {
    FrameDiscovered: (store, { payload }) => {
      store.run(
        'INSERT OR REPLACE INTO frame VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
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
        payload.fileStamp ?? null,
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
      // Out of the row: where the same master was told of before, that word stands.
      const { night, item, scan } = payload;
      store.run(`${TELL_USABLE} AND night = ? AND item = ? AND scan = ?`, night, item, scan);
    },
    MastersBuilt: (store, { payload }) => {
      store.run('UPDATE night SET masters_scan = max(masters_scan, ?) WHERE night = ?', payload.scan, payload.night);
    },
    ReductionRequested: (store, event) => {
      const { series, revision, attempt } = reductionOf(event.payload);
      store.run(
        `INSERT INTO series VALUES (?, ?, ?, ?, ?, '${SERIES.requested}', ?, ?, NULL, NULL)
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, attempt = excluded.attempt,
           state = '${SERIES.requested}', event_id = excluded.event_id, takes_over_since = excluded.takes_over_since,
           outcome_before = series.outcome, outcome = NULL WHERE excluded.revision > series.revision`,
        series.night,
        series.targetName,
        series.filter,
        revision,
        attempt,
        event.id,
        event.payload.fromStage === 'calibrate' ? null : event.occurredAt,
      );
    },
    MastersChosen: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        'INSERT OR IGNORE INTO chosen_masters VALUES (?, ?, ?, ?, ?)',
        series.night,
        series.targetName,
        series.filter,
        revision,
        JSON.stringify(payload.masters.map(({ product, ...master }) => ({ ...master, ...product }))),
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
        `UPDATE series SET state = '${SERIES.calibrated}', outcome = ? WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?`,
        JSON.stringify(FramesCalibrated.toJSON(payload)),
        series.night,
        series.targetName,
        series.filter,
        revision,
      );
    },
    SeriesHalted: (store, { payload }) => {
      if (payload.stage !== 'calibrate' || payload.code === HELD) return;
      const { series, revision } = reductionOf(payload);
      store.run(
        `UPDATE series SET state = '${SERIES.halted}' WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?`,
        series.night,
        series.targetName,
        series.filter,
        revision,
      );
    },
  },
};
