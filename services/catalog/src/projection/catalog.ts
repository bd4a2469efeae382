import { type Projection, reductionOf } from '@wombat/eventlog';
import { OfferedStar, TanSolution } from '@wombat/proto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'CREATE TABLE frame (path TEXT PRIMARY KEY, width INTEGER NOT NULL, height INTEGER NOT NULL, mid_jd REAL)',
  `CREATE TABLE solution (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, path TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (path, revision))`,
  `CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL,
    event_id TEXT NOT NULL, band TEXT NOT NULL, state TEXT NOT NULL, solved INTEGER NOT NULL, code TEXT, retry_at TEXT,
    PRIMARY KEY (night, target_name, filter))`,
  `CREATE TABLE answer (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, chart_id TEXT NOT NULL,
    vsx_url TEXT NOT NULL, vsx_answer TEXT NOT NULL, vsp_url TEXT NOT NULL, vsp_answer TEXT NOT NULL,
    PRIMARY KEY (night, target_name, filter, revision))`,
];

class CatalogSchema implements MigrationInterface {
  name = 'CatalogTables1763800000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['frame', 'solution', 'series', 'answer']) await runner.query(`DROP TABLE ${table}`);
  }
}

const NAMES = [
  `CREATE TABLE alias (id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL, ra_deg REAL NOT NULL,
    dec_deg REAL NOT NULL, said_by TEXT NOT NULL, note TEXT NOT NULL, said_at TEXT NOT NULL)`,
  'CREATE INDEX alias_folder ON alias (folder)',
  "ALTER TABLE series ADD COLUMN alias_id TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE series ADD COLUMN configured TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE series ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE series ADD COLUMN offered TEXT NOT NULL DEFAULT '[]'",
  "ALTER TABLE series ADD COLUMN star TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE series ADD COLUMN found_by TEXT NOT NULL DEFAULT ''",
];

/** Who a series' star is or may be, and what people said of it. */
class CatalogNames implements MigrationInterface {
  name = 'CatalogNames1763800000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of NAMES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE alias');
    for (const column of ['alias_id', 'configured', 'reason', 'offered', 'star', 'found_by'])
      await runner.query(`ALTER TABLE series DROP COLUMN ${column}`);
  }
}

const OF_SERIES = 'night = ? AND target_name = ? AND filter = ? AND revision = ?';

/** Where the frames lie, who is in them, and the answers from outside as they came. */
export const catalog: Projection = {
  streams: ['events', 'frames'],
  migrations: [CatalogSchema, CatalogNames],
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
         VALUES (?, ?, ?, ?, ?, ?, ?, 'requested', 0)
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, attempt = excluded.attempt,
           event_id = excluded.event_id, band = excluded.band, state = 'requested', code = NULL, retry_at = NULL, alias_id = '', configured = '',
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
        `UPDATE series SET state = 'solved', solved = ?, event_id = ? WHERE ${OF_SERIES} AND state = 'requested'`,
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
        `UPDATE series SET state = 'selected', code = NULL, retry_at = NULL, alias_id = ?, reason = '', offered = '[]', star = ?, found_by = ?
         WHERE ${OF_SERIES}`,
        payload.aliasId,
        payload.target?.name ?? '',
        payload.target?.foundBy ?? '',
        ...key,
      );
      store.run(
        'INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...key,
        payload.chartId,
        payload.vsxUrl,
        payload.vsxAnswer,
        payload.vspUrl,
        payload.vspAnswer,
      );
    },
    SeriesHalted: (store, { payload }) => {
      if (payload.stage !== 'catalog') return;
      const { series, revision, attempt } = reductionOf(payload);
      store.run(
        `UPDATE series SET state = 'halted', attempt = ?, code = ?, retry_at = ?, alias_id = ?, configured = ?, reason = ?, offered = ? WHERE ${OF_SERIES}`,
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
    AliasSet: (store, { id, sequence, payload, occurredAt }) => {
      const { folder, name, raDegrees, decDegrees, by, note } = payload;
      store.run(
        'INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[id, sequence, folder, name, raDegrees, decDegrees, by, note, occurredAt],
      );
    },
  },
};
