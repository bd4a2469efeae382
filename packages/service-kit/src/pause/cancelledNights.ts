import { migration, type Projection, type Store } from '@wombat/eventlog';

const cancelTable = migration('CancelledNights1764390000000', [
  `CREATE TABLE cancelled_night (id TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, night TEXT NOT NULL,
    is_cancelled INTEGER NOT NULL, said_by TEXT NOT NULL, reason TEXT NOT NULL)`,
]);

const KEEP = 'INSERT OR IGNORE INTO cancelled_night VALUES (?, ?, ?, ?, ?, ?)';

/** Which nights people do not want reduced: the last word on a night holds, and letting it go on takes it back. */
export const cancelledNights: Projection = {
  streams: ['events'],
  migrations: [cancelTable],
  handlers: {
    NightCancelled: (store, { id, sequence, payload: { night, by, reason } }) => {
      store.run(KEEP, id, sequence, night, 1, by, reason);
    },
    NightPaused: (store, { id, sequence, payload: { night, by } }) => {
      store.run(KEEP, id, sequence, night, 0, by, '');
    },
  },
};

export interface CancelledNight {
  night: string;
  by: string;
  /** '' where none was given. */
  reason: string;
}

/** As it is asked of the tables; newest first. */
export const CANCELLED_NIGHTS = `SELECT night, said_by AS "by", reason FROM cancelled_night WHERE is_cancelled = 1
  AND sequence = (SELECT max(sequence) FROM cancelled_night AS word WHERE word.night = cancelled_night.night)
  ORDER BY night DESC`;

/** Nights that are not reduced now, newest first. */
export function nightsCancelled(store: Store): CancelledNight[] {
  return store.all<CancelledNight>(CANCELLED_NIGHTS);
}

/** Looks which series are of a night that is not reduced now. */
export function cancelledIn(store: Store): (series: { night: string }) => boolean {
  const nights = new Set(nightsCancelled(store).map(({ night }) => night));
  return ({ night }) => nights.has(night);
}
