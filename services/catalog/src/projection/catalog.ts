import { type Projection, reductionOf } from '@wombat/eventlog';
import { OfferedStar, TanSolution } from '@wombat/proto';
import { SERIES } from '@wombat/proto/words';
import { FolderAlias } from './entities/folderAlias.js';
import { NamedSeries } from './entities/namedSeries.js';
import { catalogNames, catalogTables, keptAnswers, openSeries, placedFolders } from './migrations.js';

const OF_SERIES = 'night = ? AND target_name = ? AND filter = ? AND revision = ?';

/** Where the frames lie, who is in them, and the answers from outside as they came. */
export const catalog: Projection = {
  streams: ['events', 'frames'],
  migrations: [catalogTables, catalogNames, placedFolders, openSeries, keptAnswers],
  entities: [NamedSeries, FolderAlias],
  handlers: {
    FrameDiscovered: (store, { payload }) => {
      if (payload.kind !== 'light' || payload.state !== 'accepted' || payload.meta === undefined) return;
      const { width, height, midJdUtc } = payload.meta;
      store.run('INSERT OR REPLACE INTO frame VALUES (?, ?, ?, ?)', payload.path, width, height, midJdUtc ?? null);
    },
    FrameSolved: (store, { payload }) => {
      if (!payload.solved || payload.solution === undefined) return;
      const { series, revision } = reductionOf(payload);
      store.run(
        'INSERT OR IGNORE INTO solution VALUES (?, ?, ?, ?, ?, ?)',
        series.night,
        series.targetName,
        series.filter,
        revision,
        payload.path,
        JSON.stringify(TanSolution.toJSON(payload.solution)),
      );
    },
    ReductionRequested: (store, event) => {
      const { series, revision, attempt } = reductionOf(event.payload);
      store.run(
        `INSERT INTO series (night, target_name, filter, revision, attempt, event_id, band, state, solved)
         VALUES (?, ?, ?, ?, ?, ?, ?, '${SERIES.requested}', 0)
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, attempt = excluded.attempt,
           event_id = excluded.event_id, band = excluded.band, state = '${SERIES.requested}', code = NULL, retry_at = NULL, alias_id = '', configured = '',
           reason = '', offered = '[]', star = '', found_by = ''
         WHERE excluded.revision > series.revision`,
        series.night,
        series.targetName,
        series.filter,
        revision,
        attempt,
        event.id,
        event.payload.band,
      );
    },
    FramesSolved: (store, event) => {
      const { series, revision } = reductionOf(event.payload);
      store.run(
        `UPDATE series SET state = '${SERIES.solved}', solved = ?, event_id = ? WHERE ${OF_SERIES} AND state = '${SERIES.requested}'`,
        event.payload.solved,
        event.id,
        series.night,
        series.targetName,
        series.filter,
        revision,
      );
    },
    CompsSelected: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      const key = [series.night, series.targetName, series.filter, revision];
      store.run(
        `UPDATE series SET state = '${SERIES.selected}', code = NULL, retry_at = NULL, alias_id = ?, reason = '', offered = '[]', star = ?, found_by = ?
         WHERE ${OF_SERIES}`,
        payload.aliasId,
        payload.target?.name ?? '',
        payload.target?.foundBy ?? '',
        ...key,
      );
      store.run(
        'INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...key,
        payload.chartId,
        payload.vsxUrl,
        payload.vsxAnswer,
        payload.vspUrl,
        payload.vspAnswer,
        payload.vsxKept?.sha256 ?? '',
        payload.vspKept?.sha256 ?? '',
      );
    },
    SeriesHalted: (store, { payload }) => {
      if (payload.stage !== 'select') return;
      const { series, revision, attempt } = reductionOf(payload);
      store.run(
        `UPDATE series SET state = '${SERIES.halted}', attempt = ?, code = ?, retry_at = ?, alias_id = ?, configured = ?, reason = ?, offered = ? WHERE ${OF_SERIES}`,
        attempt,
        payload.code,
        payload.retryAt || null,
        payload.choice?.aliasId ?? '',
        payload.choice?.configured ?? '',
        payload.reason,
        JSON.stringify((payload.choice?.offered ?? []).map((star) => OfferedStar.toJSON(star))),
        series.night,
        series.targetName,
        series.filter,
        revision,
      );
    },
    StarPlaced: (store, { payload }) => {
      store.run('INSERT OR IGNORE INTO placed VALUES (?)', payload.folder);
    },
    AliasSet: (store, { id, sequence, payload, occurredAt }) => {
      const { folder, name, raDegrees, decDegrees, by, note } = payload;
      store.run(
        'INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[id, sequence, folder, name, raDegrees, decDegrees, by, note, occurredAt],
      );
    },
  },
};
