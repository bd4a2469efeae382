import { type Batch, migration, type Projection, type Store } from '@wombat/eventlog';

const pauseTable = migration('PausedNights1764370000000', [
  `CREATE TABLE pause (id TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, night TEXT NOT NULL,
    is_paused INTEGER NOT NULL, said_by TEXT NOT NULL)`,
]);

/** What people said of when a night is worked on: the last word on a night holds, and to cancel it is one. */
export const pausedNights: Projection = {
  streams: ['events'],
  migrations: [pauseTable],
  handlers: {
    NightPaused: (store, { id, sequence, payload: { night, paused, by } }) => {
      store.run('INSERT OR IGNORE INTO pause VALUES (?, ?, ?, ?, ?)', id, sequence, night, paused ? 1 : 0, by);
    },
    NightCancelled: (store, { id, sequence, payload: { night, by } }) => {
      store.run('INSERT OR IGNORE INTO pause VALUES (?, ?, ?, 0, ?)', id, sequence, night, by);
    },
  },
};

export interface PausedNight {
  night: string;
  by: string;
}

/** Nights whose frames wait now, newest first. */
export function nightsPaused(store: Store): PausedNight[] {
  return store.all<PausedNight>(
    `SELECT night, said_by AS "by" FROM pause WHERE is_paused = 1 AND sequence =
     (SELECT max(sequence) FROM pause AS word WHERE word.night = pause.night) ORDER BY night DESC`,
  );
}

/**
 * The batches that are not of a paused night. Masters are built all the same: every night chooses its own among those
 * of all. Their keys are `stage/night/...`.
 */
export function withoutPaused(batches: readonly Batch[], paused: readonly PausedNight[]): Batch[] {
  const nights = new Set(paused.map(({ night }) => night));
  return batches.filter(({ key }) => {
    const [stage, night = ''] = key.split('/');
    return stage === 'masters' || !nights.has(night);
  });
}
