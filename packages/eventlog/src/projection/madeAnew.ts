import { createHash } from 'node:crypto';
import type { Broker } from '../log/broker.js';
import { carryRows } from '../tables/carryRows.js';
import type { Store } from '../tables/store.js';
import { checkpointOf, type Projection } from './projection.js';
import { IncompleteLog, replay, UnreadableEvent } from './replay.js';
import { tellProgress } from './tellProgress.js';

/** Of a file nobody has stamped. */
const UNKNOWN = 0;

/**
 * What a file's tables were made by, as a number from 1 to 2^31: the steps of the schema, the events that are handled,
 * and the version of the handlers.
 */
export function stampOf({ migrations, handlers, version = 1 }: Projection): number {
  const steps = migrations.map((Step) => new Step().name).sort();
  const made = JSON.stringify([steps, Object.keys(handlers).sort(), version]);
  return createHash('sha256').update(made).digest().readUInt32BE() % 2 ** 31 || 1;
}

/** Whether another version of the program made the tables; those that have seen nothing are nobody's yet. */
export function areOfAnotherVersion(store: Store, projection: Projection): boolean {
  if (store.stamp === stampOf(projection)) return false;
  return projection.streams.some((stream) => checkpointOf(store, stream) > 0);
}

/**
 * Makes the tables anew of the log where another version of the program made them: a table or a column that is new
 * would lack what older events say. What is no part of the log is carried over. Where the log cannot be read to its end
 * the tables stay as they are, and are tried again at the next start. `say` is told what goes on, in sentences, and
 * every few seconds how far it is.
 */
export async function madeAnew(
  broker: Broker,
  store: Store,
  projection: Projection,
  say: (sentence: string) => void,
  /** Milliseconds of a clock that nobody sets. */
  now = () => performance.now(),
): Promise<void> {
  const stamp = stampOf(projection);
  if (!areOfAnotherVersion(store, projection)) {
    // Written only where it is another: on a large archive a write at each start waits for the disk.
    if (store.stamp !== stamp) store.stamp = stamp;
    return;
  }
  const why = store.stamp === UNKNOWN ? 'an earlier version' : 'another version';
  say(`its tables are of ${why} of the program and are made anew of the event log`);
  const fresh = await store.fresh();
  try {
    const count = await replay(broker, fresh, projection, tellProgress(say, now));
    carryRows(store, fresh, projection.memory ?? []);
    fresh.stamp = stamp;
    await store.replaceBy(fresh);
    say(`its tables are made anew, of ${count} events`);
  } catch (error) {
    if (!(error instanceof IncompleteLog || error instanceof UnreadableEvent)) throw error;
    await fresh.close();
    say(`its tables stay as they are, and may lack what is new in this version: ${error.message}`);
  }
}
