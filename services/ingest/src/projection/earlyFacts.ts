import { definitionOf, type EventType, migration, payloadText, type Recorded, type Store } from '@wombat/eventlog';

export const earlyFactsTable = migration('EarlyFacts1795900000000', [
  'CREATE TABLE early_fact (about TEXT NOT NULL, id TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (about, id))',
]);

/**
 * Keeps what is told of a frame, or of the frames of a night, that is not found yet: where the log has lost its end, a
 * worker can be done before the word that there is such a frame is put back.
 */
export function keepEarly(store: Store, about: string, event: Recorded): void {
  const text = JSON.stringify({ ...event, payload: payloadText(event), json: undefined });
  store.run('INSERT OR IGNORE INTO early_fact VALUES (?, ?, ?)', about, event.id, text);
}

/** What was kept, in the order it came. */
export function earlyFactsOf(store: Store, about: string): Recorded[] {
  // There is next to none of them; to bring none into an order takes several times as long as to see that.
  if (store.get('SELECT 1 FROM early_fact WHERE about = ?', about) === undefined) return [];
  const sql = 'SELECT event FROM early_fact WHERE about = ? ORDER BY rowid';
  return store.all<{ event: string }>(sql, about).map(({ event }) => {
    const kept: Omit<Recorded, 'payload'> & { payload: string } = JSON.parse(event);
    return {
      ...kept,
      payload: definitionOf(kept.type).codec.fromJSON(JSON.parse(kept.payload)),
    } as Recorded<EventType>;
  });
}

export function forgetEarly(store: Store, about: string, id: string): void {
  store.run('DELETE FROM early_fact WHERE about = ? AND id = ?', about, id);
}
