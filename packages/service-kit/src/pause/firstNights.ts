import { type Batch, migration, type Projection, type Store } from '@wombat/eventlog';

const firstTable = migration('FirstNights1764380000000', [
  `CREATE TABLE first_night (id TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, night TEXT NOT NULL,
    said_by TEXT NOT NULL)`,
]);

const endTable = migration('EndOfFirstNights1764390000001', [
  'CREATE TABLE first_night_end (id TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, night TEXT NOT NULL)',
]);

/** Which nights people put before all others, and up to when they were that. */
export const firstNights: Projection = {
  streams: ['events'],
  migrations: [firstTable, endTable],
  handlers: {
    NightPutFirst: (store, { id, sequence, payload: { night, by } }) => {
      store.run('INSERT OR IGNORE INTO first_night VALUES (?, ?, ?, ?)', id, sequence, night, by);
    },
    NightFirstEnded: (store, { id, sequence, payload: { night } }) => {
      store.run('INSERT OR IGNORE INTO first_night_end VALUES (?, ?, ?)', id, sequence, night);
    },
  },
};

export interface FirstNight {
  /** Of the word that put it first. */
  id: string;
  night: string;
  by: string;
}

/**
 * Nights that people put first and of which something is left to do; the one that was named last goes before the
 * others.
 */
export function nightsPutFirst(store: Store): FirstNight[] {
  return store.all<FirstNight>(
    `SELECT id, night, said_by AS "by" FROM first_night WHERE sequence = (SELECT max(sequence) FROM first_night AS word
     WHERE word.night = first_night.night) AND sequence > ifnull((SELECT max(sequence) FROM first_night_end AS finish
     WHERE finish.night = first_night.night), 0) ORDER BY sequence DESC`,
  );
}

/**
 * The batches of these nights, in their order, before all others, which keep theirs. Keys are `stage/night/...`; a
 * night that is done has no batches and holds nobody up.
 */
export function withFirst(batches: readonly Batch[], nights: readonly Pick<FirstNight, 'night'>[]): Batch[] {
  const rank = new Map(nights.map(({ night }, place) => [night, place]));
  const placeOf = ({ key }: Batch) => rank.get(key.split('/')[1] ?? '') ?? nights.length;
  return batches.toSorted((a, b) => placeOf(a) - placeOf(b));
}
