import { type Batch, migration, type Projection, type Store } from '@wombat/eventlog';

const firstTable = migration('FirstNights1764380000000', [
  `CREATE TABLE first_night (id TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, night TEXT NOT NULL,
    said_by TEXT NOT NULL)`,
]);

/** Which nights people put before all others. */
export const firstNights: Projection = {
  streams: ['events'],
  migrations: [firstTable],
  handlers: {
    NightPutFirst: (store, { id, sequence, payload: { night, by } }) => {
      store.run('INSERT OR IGNORE INTO first_night VALUES (?, ?, ?, ?)', id, sequence, night, by);
    },
  },
};

/** Nights that people put first; the one that was named last goes before the others. */
export function nightsPutFirst(store: Store): string[] {
  const rows = store.all<{ night: string }>('SELECT night FROM first_night GROUP BY night ORDER BY max(sequence) DESC');
  return rows.map(({ night }) => night);
}

/**
 * The batches of these nights, in their order, before all others, which keep theirs. Keys are `stage/night/...`; a
 * night that is done has no batches and holds nobody up.
 */
export function withFirst(batches: readonly Batch[], nights: readonly string[]): Batch[] {
  const rank = new Map(nights.map((night, place) => [night, place]));
  const placeOf = ({ key }: Batch) => rank.get(key.split('/')[1] ?? '') ?? nights.length;
  return batches.toSorted((a, b) => placeOf(a) - placeOf(b));
}
