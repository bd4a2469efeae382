import type { Projection, Rows } from '@wombat/eventlog';
import { reductionOf } from '@wombat/eventlog/rows';
import type { Series } from '@wombat/proto';
import { seriesKey } from '@wombat/service-kit/series';
import type { ChosenComps } from '../domain/index.js';
import { chosenComps } from './migrations.js';

/** What people said last of the comparison stars of every series: revisions do not touch it. */
export const compsChoices: Projection = {
  streams: ['events'],
  migrations: [chosenComps],
  handlers: {
    CompsChosen: (store, { id, payload, occurredAt }) => {
      const { off, on, words, by } = payload;
      store.run(
        'INSERT OR REPLACE INTO chosen_comps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[...seriesKey(reductionOf(payload).series), id, JSON.stringify(off), JSON.stringify(on), words, by],
        occurredAt,
      );
    },
  },
};

/** The last word on a series' comparison stars; no stars where it leaves all to the rules. */
export interface CompsWord extends ChosenComps {
  eventId: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** Null where nobody ever said anything. */
export function compsWordOf(store: Rows, series: Series): CompsWord | null {
  const row = store.get<Omit<CompsWord, 'off' | 'on'> & { off: string; on: string }>(
    `SELECT event_id AS eventId, off, taken AS "on", words, said_by AS by, at FROM chosen_comps
     WHERE night = ? AND target_name = ? AND filter = ?`,
    ...seriesKey(series),
  );
  return row === undefined ? null : { ...row, off: new Set(JSON.parse(row.off)), on: new Set(JSON.parse(row.on)) };
}
