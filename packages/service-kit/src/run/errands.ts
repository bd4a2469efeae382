import { type Broker, type Projection, replay, Store, stampOf, tablesAgainstLog } from '@wombat/eventlog';

/** What a service's program does instead of serving; returns one line for who asked. */
type Errand = (broker: Broker, database: string, projection: Projection) => Promise<string>;

/** By the word it is asked with on the command line. */
export const ERRANDS: Readonly<Record<string, Errand>> = {
  /** Replays the log into fresh tables and puts them in the place of the old; says how many events that were. */
  '--rebuild': async (broker, database, projection) => {
    const store = await Store.open(database, projection);
    const fresh = await store.fresh();
    fresh.stamp = stampOf(projection);
    const count = await replay(broker, fresh, projection);
    await store.replaceBy(fresh);
    await store.close();
    return String(count);
  },
  /** Holds the tables against the log and changes nothing; says the check as JSON. */
  '--verify': async (broker, database, projection) =>
    JSON.stringify(await tablesAgainstLog(broker, database, projection)),
};
