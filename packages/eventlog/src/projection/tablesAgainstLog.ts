import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Broker } from '../log/broker.js';
import { stillHolds } from '../log/logIdentity.js';
import { differingTables, type TableDifference } from '../tables/differingTables.js';
import { copyDatabase, Store } from '../tables/store.js';
import { areOfAnotherVersion } from './madeAnew.js';
import { checkpointOf, markOf, type Projection } from './projection.js';
import { replay } from './replay.js';

/** How the tables of a service and those made anew of the log agree. */
export interface TablesCheck {
  /** Whether there are tables at all: a service that never ran has none, and makes them at its start. */
  exist: boolean;
  /** Whether the event they stand at is in the log where it was. */
  areOfThisLog: boolean;
  /** Whether this version of the program made them: others are made anew when their service starts. */
  areOfThisVersion: boolean;
  differing: TableDifference[];
}

/**
 * Holds the tables in `file` against the log: a copy of them is brought to the log's end and compared, row by row, with
 * tables made anew of the whole log. The file itself is only read, also while its service writes to it.
 * Throws IncompleteLog where the log has a gap.
 */
export async function tablesAgainstLog(broker: Broker, file: string, projection: Projection): Promise<TablesCheck> {
  const agree = { exist: true, areOfThisLog: true, areOfThisVersion: true, differing: [] };
  if (!existsSync(file)) return { ...agree, exist: false };
  const folder = mkdtempSync(join(tmpdir(), 'wombat-verify-'));
  try {
    await copyDatabase(file, join(folder, 'copy.db'));
    const copy = await Store.open(join(folder, 'copy.db'), projection);
    const anew = await Store.open(join(folder, 'anew.db'), projection);
    try {
      if (!(await isOfThisLog(broker, copy, projection))) return { ...agree, areOfThisLog: false };
      if (areOfAnotherVersion(copy, projection)) return { ...agree, areOfThisVersion: false };
      await bringLevel(broker, [anew, copy], projection);
      return { ...agree, differing: differingTables(copy, anew, projection.memory ?? []) };
    } finally {
      await copy.close();
      await anew.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function isOfThisLog(broker: Broker, store: Store, { streams }: Projection): Promise<boolean> {
  for (const stream of streams) {
    const mark = markOf(store, stream);
    if (mark !== null && !(await stillHolds(broker, stream, mark))) return false;
  }
  return true;
}

/** The log may grow meanwhile: both are brought on until they stand at the same events. */
async function bringLevel(broker: Broker, stores: readonly [Store, Store], projection: Projection): Promise<void> {
  const [one, other] = stores;
  do {
    for (const store of stores) await replay(broker, store, projection);
  } while (projection.streams.some((stream) => checkpointOf(one, stream) !== checkpointOf(other, stream)));
}
