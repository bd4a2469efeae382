import type { Projection, Recorded, Rows, Store } from '@wombat/eventlog';
import { migration, reductionOf } from '@wombat/eventlog/rows';
import type { Series } from '@wombat/proto';
import type { RejectionReason, RejectionScope } from '@wombat/proto/words';
import { seriesKey } from '../reactor/seriesRow.js';

const pointTables = migration('PointTables1764218400000', [
  `CREATE TABLE point_change (event_id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, night TEXT NOT NULL, target_name TEXT NOT NULL,
    filter TEXT NOT NULL, revision INTEGER NOT NULL, rejected INTEGER NOT NULL, reason_code TEXT, words TEXT NOT NULL, said_by TEXT NOT NULL,
    at TEXT NOT NULL, frames INTEGER NOT NULL)`,
  'CREATE INDEX point_change_night ON point_change (night, target_name)',
  `CREATE TABLE rejected_frame (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, sha256 TEXT NOT NULL, scope TEXT NOT NULL,
    reason_code TEXT NOT NULL, words TEXT NOT NULL, said_by TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (night, target_name, filter, sha256))`,
]);

/**
 * What people rejected and restored of the points of every series. It clings to raw frames: revisions do not touch it.
 */
export const pointChanges: Projection = {
  streams: ['events'],
  migrations: [pointTables],
  handlers: {
    PointsRejected: (store, event) => {
      const { frames, scope, reasonCode, words, by } = event.payload;
      if (!enter(store, event, { rejected: 1, reasonCode, words })) return;
      for (const sha256 of frames) {
        store.run(
          'INSERT OR REPLACE INTO rejected_frame VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
          ...[...keyOf(event), sha256, scope, reasonCode, words, by, event.occurredAt],
        );
      }
    },
    PointsRestored: (store, event) => {
      if (!enter(store, event, { rejected: 0, reasonCode: null, words: '' })) return;
      for (const sha256 of event.payload.frames) {
        store.run(
          'DELETE FROM rejected_frame WHERE night = ? AND target_name = ? AND filter = ? AND sha256 = ?',
          ...[...keyOf(event), sha256],
        );
      }
    },
  },
};

type PointEvent = Recorded<'PointsRejected'> | Recorded<'PointsRestored'>;

/** False where the change is known already: entered again, it would undo what came after. */
function enter(
  store: Store,
  event: PointEvent,
  { rejected, reasonCode, words }: { rejected: 0 | 1; reasonCode: RejectionReason | null; words: string },
): boolean {
  const { by, frames } = event.payload;
  const place = [event.id, event.sequence, ...keyOf(event), reductionOf(event.payload).revision];
  const what = [rejected, reasonCode, words, by, event.occurredAt, frames.length];
  const sql = 'INSERT OR IGNORE INTO point_change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
  return store.run(sql, ...place, ...what) === 1;
}

function keyOf({ payload }: PointEvent): [string, string, string] {
  return seriesKey(reductionOf(payload).series);
}

/** What a person says of one frame of a series. */
export interface FrameRejection {
  scope: RejectionScope;
  reasonCode: RejectionReason;
  words: string;
  by: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** The rejected frames of a series, by the SHA-256 of the raw frame. */
export function rejectedFrames(store: Rows, series: Series): Map<string, FrameRejection> {
  const rows = store.all<FrameRejection & { sha256: string }>(
    `SELECT sha256, scope, reason_code AS reasonCode, words, said_by AS by, at FROM rejected_frame
     WHERE night = ? AND target_name = ? AND filter = ?`,
    ...seriesKey(series),
  );
  return new Map(rows.map(({ sha256, ...rejection }) => [sha256, rejection]));
}

/** Tells how many frames of a series are rejected, of all series by one look at the table. */
export function rejectedCounts(store: Store): (series: Series) => number {
  const rows = store.all<Series & { frames: number }>(
    `SELECT night, target_name AS targetName, filter, count(*) AS frames FROM rejected_frame
     GROUP BY night, target_name, filter`,
  );
  const counts = new Map(rows.map(({ frames, ...series }) => [JSON.stringify(seriesKey(series)), frames]));
  return (series) => counts.get(JSON.stringify(seriesKey(series))) ?? 0;
}

/**
 * The id of the last change among all filters of a target's night, '' for none: the filters' colours rest on each
 * other, so their magnitudes rest on each other's points.
 */
export function lastPointChange(store: Rows, { night, targetName }: Omit<Series, 'filter'>): string {
  const row = store.get<{ id: string }>(
    'SELECT event_id AS id FROM point_change WHERE night = ? AND target_name = ? ORDER BY sequence DESC LIMIT 1',
    night,
    targetName,
  );
  return row?.id ?? '';
}

/** Whether the change stands in the table. */
export function knowsPointChange(store: Store, eventId: string): boolean {
  return store.get('SELECT 1 FROM point_change WHERE event_id = ?', eventId) !== undefined;
}

export interface PointChange {
  /** ISO 8601, UTC. */
  at: string;
  by: string;
  /** Absent: they are used again. */
  reasonCode: RejectionReason | undefined;
  words: string;
  frames: number;
}

/** What people said of the points of a series, newest first. */
export function pointChangesOf(store: Store, series: Series): PointChange[] {
  const rows = store.all<Omit<PointChange, 'reasonCode'> & { reasonCode: RejectionReason | null }>(
    `SELECT at, said_by AS by, reason_code AS reasonCode, words, frames FROM point_change
     WHERE night = ? AND target_name = ? AND filter = ? ORDER BY sequence DESC`,
    ...seriesKey(series),
  );
  return rows.map(({ reasonCode, ...change }) => ({ ...change, reasonCode: reasonCode ?? undefined }));
}

/** How many changes of its points a series has seen. */
export function countPointChanges(store: Store, series: Series): number {
  const sql = 'SELECT count(*) AS changes FROM point_change WHERE night = ? AND target_name = ? AND filter = ?';
  return store.get<{ changes: number }>(sql, ...seriesKey(series))?.changes ?? 0;
}
