import {
  JOB_MEMORY,
  jobBegun,
  jobTable,
  type Projection,
  payloadText,
  type Recorded,
  reductionOf,
  type Store,
} from '@wombat/eventlog';
import { CompsSelected, FrameMeta, FramesCalibrated, PhotometryDone, type Reduction, TanSolution } from '@wombat/proto';
import { HELD, SERIES } from '@wombat/proto/words';
import {
  heldSeries,
  knowsPointChange,
  lastPointChange,
  nightWords,
  pointChanges,
  seriesKey,
} from '@wombat/service-kit';
import { compsChoices } from './compsChoices.js';
import {
  openSeries,
  photometryModes,
  photometryReportFacts,
  photometryReports,
  photometryTables,
} from './migrations.js';
import { nightTerms } from './nightTerms.js';
import { otherFilters } from './otherFilters.js';
import { provenanceTables } from './provenance.js';

/**
 * Solved frames, their profiles and measurements, and how far every series has come. The first result of a frame
 * counts.
 */
export const photometry: Projection = {
  streams: ['events', 'frames'],
  version: 2,
  migrations: [
    jobTable,
    photometryTables,
    photometryReports,
    photometryModes,
    photometryReportFacts,
    jobBegun,
    openSeries,
  ],
  memory: [JOB_MEMORY],
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
        ...seriesKey(series),
        revision,
        payload.path,
        payload.product?.path ?? '',
        JSON.stringify(TanSolution.toJSON(payload.solution)),
      );
    },
    FrameProfiled: (store, event) => {
      const { revision } = reductionOf(event.payload);
      store.run('INSERT OR IGNORE INTO profile VALUES (?, ?, ?)', event.payload.path, revision, payloadText(event));
    },
    FrameMeasured: (store, event) => {
      const { revision, attempt } = reductionOf(event.payload);
      const values = [event.payload.path, revision, attempt, payloadText(event)];
      store.run('INSERT OR IGNORE INTO measured VALUES (?, ?, ?, 1, ?)', ...values);
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
        `INSERT INTO series (night, target_name, filter, revision, attempt, event_id, band, state) VALUES (?, ?, ?, ?, ?, ?, ?, '${SERIES.requested}')
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, attempt = excluded.attempt,
           event_id = excluded.event_id, band = excluded.band, state = '${SERIES.requested}', solved = 0, calibrated = NULL, selected = NULL, done = NULL,
           report = NULL
         WHERE excluded.revision > series.revision`,
        ...seriesKey(series),
        revision,
        attempt,
        event.id,
        event.payload.band,
      );
    },
    FramesCalibrated: (store, { payload }) => {
      set(store, payload, 'calibrated = ?', JSON.stringify(FramesCalibrated.toJSON(payload)));
    },
    // What was answered from outside is put back into a log that lost its tail, before the frames are solved again.
    FramesSolved: (store, { payload }) => {
      const state = `CASE WHEN selected IS NULL THEN '${SERIES.solved}' WHEN state = '${SERIES.requested}' THEN '${SERIES.selected}' ELSE state END`;
      set(store, payload, `state = ${state}, solved = ?`, payload.solved);
    },
    CompsSelected: (store, event) => {
      const body = JSON.stringify(CompsSelected.toJSON(event.payload));
      const { attempt } = reductionOf(event.payload);
      set(
        store,
        event.payload,
        `state = CASE state WHEN '${SERIES.requested}' THEN state ELSE '${SERIES.selected}' END, selected = ?, done = NULL, attempt = ?, event_id = ?`,
        body,
        attempt,
        event.id,
      );
    },
    PhotometryDone: (store, event) => {
      transformOthersAgain(store, event);
      const body = JSON.stringify(PhotometryDone.toJSON(event.payload));
      set(store, event.payload, `state = '${SERIES.measured}', done = ?, event_id = ?`, body, event.id);
    },
    // Made before the last change of the night's points, or of its filters: made anew, so the series stays where it is.
    MagnitudesTransformed: (store, { payload }) => {
      if (payload.pointsId !== lastChangeOf(store, payload)) return;
      const { series } = reductionOf(payload);
      if (payload.otherFilters !== undefined && payload.otherFilters !== otherFilters(store, series)) return;
      const { path = '', sha256 = '' } = payload.report ?? {};
      const { path: told = '', sha256: toldSha256 = '' } = payload.provenance ?? {};
      const columns = `state = '${SERIES.transformed}', report = ?, report_sha256 = ?, report_rows = ?, provenance = ?, provenance_sha256 = ?`;
      set(store, payload, columns, path, sha256, payload.rows, told, toldSha256);
    },
    PointsRejected: transformAgain,
    PointsRestored: transformAgain,
    // Halted at any stage: the night's other filters need not wait for this one.
    SeriesHalted: (store, { payload }) => {
      if (payload.code === HELD) return;
      const isStale = payload.stage === 'transform' && payload.pointsId !== lastChangeOf(store, payload);
      if (!isStale) set(store, payload, `state = '${SERIES.halted}'`);
    },
  },
};

function lastChangeOf(store: Store, payload: { reduction?: Reduction | undefined }): string {
  return lastPointChange(store, reductionOf(payload).series);
}

/** A person's word on points: the magnitudes of all filters of the target's night are made anew. */
function transformAgain(store: Store, { id, payload }: Recorded<'PointsRejected' | 'PointsRestored'>): void {
  if (knowsPointChange(store, id)) return;
  const { night, targetName } = reductionOf(payload).series;
  store.run(
    `UPDATE series SET state = '${SERIES.measured}' WHERE night = ? AND target_name = ? AND state IN ('${SERIES.transformed}', '${SERIES.halted}')
     AND done IS NOT NULL`,
    night,
    targetName,
  );
}

/** A filter that comes late: the colours of those that are finished, or lacked it, rest on it now. */
function transformOthersAgain(store: Store, { id, payload }: Recorded<'PhotometryDone'>): void {
  const { series, revision } = reductionOf(payload);
  const own = 'night = ? AND target_name = ? AND filter = ? AND revision = ? AND event_id <> ?';
  const isNews = store.get(`SELECT 1 FROM series WHERE ${own}`, ...seriesKey(series), revision, id) !== undefined;
  if (!isNews) return;
  store.run(
    `UPDATE series SET state = '${SERIES.measured}' WHERE night = ? AND target_name = ? AND filter <> ? AND state IN ('${SERIES.transformed}', '${SERIES.halted}')
     AND done IS NOT NULL`,
    ...seriesKey(series),
  );
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
    ...seriesKey(series),
    revision,
  );
}

/** In this order: what a change of points does to a series rests on whether it was known before. */
export const photometryProjections: readonly Projection[] = [
  photometry,
  provenanceTables,
  pointChanges,
  heldSeries,
  ...nightWords,
  compsChoices,
  nightTerms,
];
