import { migration, type Projection, reductionOf, type Store } from '@wombat/eventlog';
import type { Reduction } from '@wombat/proto';
import { HELD, type Stage } from '@wombat/proto/words';
import { SERIES_COLUMNS, type SeriesRow, seriesKey } from '../reactor/seriesRow.js';

/** Beside the table of jobs: which series the log says are held by this installation. */
const heldTable = migration('HeldSeries1764300000000', [
  `CREATE TABLE held (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    attempt INTEGER NOT NULL, event_id TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, is_held INTEGER NOT NULL,
    PRIMARY KEY (night, target_name, filter))`,
]);

/** What was last said of each series that was held; it is held no more once it is resumed, or its stage is done. */
export const heldSeries: Projection = {
  streams: ['events'],
  migrations: [heldTable],
  handlers: {
    SeriesHalted: (store, { id, payload }) => {
      if (payload.code !== HELD) return free(store, payload);
      const { series, revision, attempt } = reductionOf(payload);
      store.run(
        `INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (night, target_name, filter) DO UPDATE SET
         revision = excluded.revision, attempt = excluded.attempt, event_id = excluded.event_id, stage = excluded.stage,
         reason = excluded.reason, is_held = 1 WHERE excluded.revision >= held.revision`,
        ...[...seriesKey(series), revision, attempt, id, payload.stage, payload.reason],
      );
    },
    SeriesResumed: (store, { id, payload }) => free(store, payload, id),
    FramesCalibrated: (store, { payload }) => free(store, payload),
    FramesSolved: (store, { payload }) => free(store, payload),
    PhotometryDone: (store, { payload }) => free(store, payload),
    MagnitudesTransformed: (store, { payload }) => free(store, payload),
  },
};

function free(store: Store, payload: { reduction?: Reduction | undefined }, eventId: string | null = null): void {
  const { series, revision } = reductionOf(payload);
  store.run(
    `UPDATE held SET is_held = 0, event_id = ifnull(?, event_id)
     WHERE night = ? AND target_name = ? AND filter = ? AND revision <= ?`,
    ...[eventId, ...seriesKey(series), revision],
  );
}

/** A series as the log has it; `eventId` names what was last said of its being held. */
export interface HeldRow extends SeriesRow {
  stage: Stage;
  reason: string;
  isHeld: boolean;
}

export function heldRows(store: Store): HeldRow[] {
  return store
    .all<Omit<HeldRow, 'isHeld'> & { isHeld: number }>(
      `SELECT ${SERIES_COLUMNS}, stage, reason, is_held AS isHeld FROM held`,
    )
    .map((row) => ({ ...row, isHeld: row.isHeld === 1 }));
}
