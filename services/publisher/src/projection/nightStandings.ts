import { type Projection, reductionOf, type Store } from '@wombat/eventlog';
import type { Reduction } from '@wombat/proto';
import { HELD } from '@wombat/proto/words';
import { seriesKey } from '@wombat/service-kit';
import { nightTables } from './migrations.js';

/** How far the series of every night have come, and which nights were told of: what a morning message is made of. */
export const nightStandings: Projection = {
  streams: ['events'],
  migrations: [nightTables],
  handlers: {
    // Before any of them is asked for: a night is not through while one of its series has not begun.
    NightDiscovered: (store, { payload: { night, series } }) => {
      for (const { targetName, filter, numImages } of series)
        store.run(
          `INSERT INTO night_series (night, target_name, filter, revision, state, frames) VALUES (?, ?, ?, 0, 'working', ?)
           ON CONFLICT (night, target_name, filter) DO NOTHING`,
          ...[night, targetName, filter, numImages],
        );
    },
    ReductionRequested: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `INSERT INTO night_series (night, target_name, filter, revision, state, frames) VALUES (?, ?, ?, ?, 'working', ?)
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, state = 'working',
           frames = excluded.frames, code = '', reason = '', retry_at = '', rows = 0, gate = '[]'
         WHERE excluded.revision > night_series.revision`,
        ...[...seriesKey(series), revision, payload.numImages],
      );
    },
    SeriesHalted: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `UPDATE night_series SET state = 'halted', code = ?, reason = ?, retry_at = ?, rows = 0, gate = '[]'
         WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?`,
        ...[payload.code, payload.reason, payload.retryAt, ...seriesKey(series), revision],
      );
    },
    SeriesResumed: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `UPDATE night_series SET state = 'working' WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?`,
        ...[...seriesKey(series), revision],
      );
    },
    FramesCalibrated: (store, { payload }) => goOn(store, payload),
    FramesSolved: (store, { payload }) => goOn(store, payload),
    PhotometryDone: (store, { payload }) => goOn(store, payload),
    MagnitudesTransformed: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `UPDATE night_series SET state = 'ready', code = '', reason = '', retry_at = '', rows = ?, gate = ?
         WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?`,
        ...[payload.rows, JSON.stringify(payload.gate), ...seriesKey(series), revision],
      );
    },
    NightTold: (store, { payload: { night, channel } }) => {
      store.run('INSERT OR IGNORE INTO night_told (night, channel) VALUES (?, ?)', night, channel);
    },
  },
};

/** What held a series at a stage that is done now holds it no more. */
function goOn(store: Store, payload: { reduction?: Reduction | undefined }): void {
  const { series, revision } = reductionOf(payload);
  store.run(
    `UPDATE night_series SET state = 'working', code = '', reason = '' WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?
     AND code = '${HELD}'`,
    ...[...seriesKey(series), revision],
  );
}
