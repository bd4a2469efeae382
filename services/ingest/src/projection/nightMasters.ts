import { migration, type Projection, type Store } from '@wombat/eventlog';
import { type FailedMaster, NIGHTS_WITH_FAILED_MASTERS } from '@wombat/service-kit/ledger';

const nightMastersTable = migration('NightMasters1764400000000', [
  // JSON: what could not be made, and why.
  'CREATE TABLE night_masters (night TEXT PRIMARY KEY, scan INTEGER NOT NULL, failed TEXT NOT NULL)',
]);

/** Which masters of every night could not be made, of its frames as they were at the newest scan. */
export const nightMasters: Projection = {
  streams: ['events'],
  migrations: [nightMastersTable],
  handlers: {
    MastersBuilt: (store, { payload: { night, scan, masters } }) => {
      const failed: FailedMaster[] = masters
        .filter(({ state }) => state === 'failed')
        .map(({ calType, filter, reason }) => ({ calType, filter, reason }));
      store.run(
        `INSERT INTO night_masters VALUES (?, ?, ?) ON CONFLICT (night) DO UPDATE SET scan = excluded.scan,
         failed = excluded.failed WHERE excluded.scan >= night_masters.scan`,
        ...[night, scan, JSON.stringify(failed)],
      );
    },
  },
};

/** Nights of which a master could not be made, each with the scan it was tried at; they are to be looked at again. */
export function nightsToTryAgain(store: Store): Map<string, number> {
  const nights = `SELECT night FROM (${NIGHTS_WITH_FAILED_MASTERS})`;
  store.run(`INSERT OR IGNORE INTO changed_night ${nights}`);
  const sql = `SELECT night, scan FROM night_masters WHERE night IN (${nights})`;
  return new Map(store.all<{ night: string; scan: number }>(sql).map(({ night, scan }) => [night, scan]));
}
