import { type Projection, reductionOf, type Store } from '@wombat/eventlog';
import type { Reduction, Series } from '@wombat/proto';
import { HELD, type Stage, type StatusCode, SUBMITTED_OF, type Submitted } from '@wombat/proto/words';
import { seriesKey } from '@wombat/service-kit';
import { haltStages, otherMasters, reportedRows, settingsHash } from './migrations.js';

type Current = { revision: number; series: Series };

/** Where every series stands: target, comp_star and why it halted. Events of an older revision change nothing. */
export const seriesStates: Projection = {
  streams: ['events'],
  migrations: [haltStages, reportedRows, settingsHash, otherMasters],
  handlers: {
    ReductionRequested: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      const key = seriesKey(series);
      store.run(
        `INSERT INTO reduction VALUES (?, ?, ?, ?)
         ON CONFLICT (date, target_name, filter) DO UPDATE SET revision = max(revision, excluded.revision)`,
        ...key,
        revision,
      );
      // Put back into a log that lost its end, it comes before its night: what speaks of the series finds it.
      store.run(
        `INSERT INTO target (date, target_name, filter, band, num_images, revision) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (date, target_name, filter) DO NOTHING`,
        ...[...key, payload.band || null, payload.numImages, revision],
      );
      store.run(
        `UPDATE target SET revision = ?, proc = NULL, proc_bias = NULL, proc_dark = NULL, proc_flat = NULL, apphot = NULL,
         submitted = NULL, reported = NULL, other_masters = NULL WHERE date = ? AND target_name = ? AND filter = ? AND revision < ?`,
        revision,
        ...key,
        revision,
      );
      store.run(
        'UPDATE target SET settings_hash = ? WHERE date = ? AND target_name = ? AND filter = ? AND revision = ?',
        payload.settingsHash || null,
        ...key,
        revision,
      );
      resume(store, series);
    },
    FramesCalibrated: (store, { payload }) => {
      const at = current(store, payload);
      if (at === null) return;
      endHold(store, at);
      const { bias, dark, flat } = payload;
      set(store, at, { proc_bias: bias?.date, proc_dark: dark?.date, proc_flat: flat?.date });
    },
    FramesReleased: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `UPDATE target SET frames_released = max(ifnull(frames_released, 0), ?)
         WHERE date = ? AND target_name = ? AND filter = ?`,
        ...[revision, ...seriesKey(series)],
      );
    },
    MastersRechosen: (store, { payload }) => {
      const at = current(store, payload);
      if (at !== null) set(store, at, { other_masters: payload.changes.join('; ') || null });
    },
    FramesSolved: (store, { payload }) => {
      const at = current(store, payload);
      if (at === null) return;
      endHold(store, at);
      set(store, at, { proc: 'done' });
    },
    CompsSelected: (store, { payload }) => {
      const at = current(store, payload);
      if (at === null) return;
      resume(store, at.series);
      set(store, at, { apphot: null });
      store.run('DELETE FROM comp_star WHERE date = ? AND target_name = ? AND filter = ?', ...seriesKey(at.series));
      for (const comp of payload.comps) {
        store.run(
          'INSERT OR REPLACE INTO comp_star VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)',
          ...seriesKey(at.series),
          comp.auid,
          comp.label,
          comp.raDegrees,
          comp.decDegrees,
          comp.band || null,
          comp.mag ?? null,
          comp.magError ?? null,
          comp.rank || null,
          comp.rejectedBecause || null,
          payload.chartId,
        );
      }
    },
    PhotometryDone: (store, { payload }) => {
      const at = current(store, payload);
      if (at === null) return;
      endHold(store, at);
      for (const { role, starId } of payload.roles) setComp(store, at.series, 'role = ?', role, starId);
      for (const { starId, reason } of payload.dropped)
        setComp(store, at.series, 'rejected_because = ?', reason, starId);
    },
    MagnitudesTransformed: (store, { payload }) => {
      const at = current(store, payload);
      if (at === null) return;
      endHold(store, at);
      set(store, at, { apphot: 'validate', reported: payload.rows });
    },
    SeriesHalted: (store, { payload }) => {
      const at = current(store, payload);
      if (at === null) return;
      if (payload.stage === 'calibrate' || payload.stage === 'solve') set(store, at, { proc: payload.code });
      set(store, at, { apphot: payload.code });
      store.run(
        'INSERT OR REPLACE INTO halt VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...seriesKey(at.series),
        payload.stage,
        payload.code,
        payload.reason,
        payload.retryAt || null,
      );
    },
    SeriesResumed: (store, { payload }) => {
      const at = current(store, payload);
      if (at === null || !isHaltedAt(store, at.series, payload.stage)) return;
      set(store, at, { apphot: null });
      store.run(
        `UPDATE target SET proc = nullif(proc, '${HELD}') WHERE date = ? AND target_name = ? AND filter = ?`,
        ...seriesKey(at.series),
      );
      resume(store, at.series);
    },
    Validated: (store, { payload }) => {
      const at = current(store, payload);
      if (at !== null) set(store, at, { submitted: SUBMITTED_OF[payload.verdict] });
    },
  },
};

/** The reduction an event speaks of if it is the series' current one. */
function current(store: Store, payload: { reduction?: Reduction | undefined }): Current | null {
  const { series, revision } = reductionOf(payload);
  const row = store.get<{ revision: number }>(
    'SELECT revision FROM target WHERE date = ? AND target_name = ? AND filter = ?',
    ...seriesKey(series),
  );
  return row !== undefined && row.revision === revision ? { revision, series } : null;
}

/** Columns of the table target that tell where a series stands; null: not so far. */
interface Columns {
  proc?: StatusCode;
  proc_bias?: string | undefined;
  proc_dark?: string | undefined;
  proc_flat?: string | undefined;
  apphot?: StatusCode | null;
  submitted?: Submitted | null;
  /** Rows of the report. */
  reported?: number;
  other_masters?: string | null;
}

function set(store: Store, at: Current, columns: Columns): void {
  const assignments = Object.keys(columns).map((column) => `${column} = ?`);
  store.run(
    `UPDATE target SET ${assignments.join(', ')} WHERE date = ? AND target_name = ? AND filter = ?`,
    ...Object.values(columns).map((value) => value ?? null),
    ...seriesKey(at.series),
  );
}

/** Whether that is where it stands: a word on an earlier halt is overtaken by the outcome. */
function isHaltedAt(store: Store, series: Series, stage: Stage): boolean {
  const sql = 'SELECT 1 FROM halt WHERE date = ? AND target_name = ? AND filter = ? AND stage = ?';
  return store.get(sql, ...seriesKey(series), stage) !== undefined;
}

/** What held the series at a stage holds it no more. */
function endHold(store: Store, { series, revision }: Current): void {
  store.run(
    `UPDATE target SET apphot = NULL, proc = nullif(proc, '${HELD}')
     WHERE date = ? AND target_name = ? AND filter = ? AND revision = ? AND apphot = '${HELD}'`,
    ...[...seriesKey(series), revision],
  );
  store.run(
    `DELETE FROM halt WHERE date = ? AND target_name = ? AND filter = ? AND code = '${HELD}'`,
    ...seriesKey(series),
  );
}

function setComp(store: Store, series: Series, column: string, value: string, auid: string): void {
  store.run(
    `UPDATE comp_star SET ${column} WHERE date = ? AND target_name = ? AND filter = ? AND auid = ?`,
    value,
    ...seriesKey(series),
    auid,
  );
}

function resume(store: Store, series: Series): void {
  store.run('DELETE FROM halt WHERE date = ? AND target_name = ? AND filter = ?', ...seriesKey(series));
}
