import { migration, type Projection, type Store } from '@wombat/eventlog';
import { CANCELLED_NIGHTS, type CancelledNight } from './cancelledNight.js';

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

/** Nights that are not reduced now, newest first. */
export function nightsCancelled(store: Store): CancelledNight[] {
  return store.all<CancelledNight>(CANCELLED_NIGHTS);
}

/** Looks which series are of a night that is not reduced now. */
export function cancelledIn(store: Store): (series: { night: string }) => boolean {
  const nights = new Set(nightsCancelled(store).map(({ night }) => night));
  return ({ night }) => nights.has(night);
}
