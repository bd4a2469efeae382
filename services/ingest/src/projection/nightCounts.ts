import type { Store } from '@wombat/eventlog';
import { STANDING_OF_UNCOUNTED } from '@wombat/service-kit/ledger';

/** Counts the frames of nights of which one has changed since they were counted. */
export function countNights(store: Store): void {
  if (store.get('SELECT 1 FROM uncounted_night LIMIT 1') === undefined) return;
  store.transaction(() => {
    for (const table of ['standing_count', 'night_filter'])
      store.run(`DELETE FROM ${table} WHERE date IN (SELECT night FROM uncounted_night)`);
    store.run(
      `INSERT INTO standing_count SELECT date, targetName, filter, state, ifnull(stage, ''), frames FROM (${STANDING_OF_UNCOUNTED})`,
    );
    store.run(
      `INSERT INTO night_filter SELECT DISTINCT date, kind, ifnull(target_name, ''), filter, ifnull(instrument, '') FROM frame
       WHERE date IN (SELECT night FROM uncounted_night) AND kind IN ('light', 'flat') AND filter IS NOT NULL`,
    );
    store.run('DELETE FROM uncounted_night');
  });
}

interface FilterOfNight {
  night: string;
  kind: string;
  targetName: string;
  filter: string;
  instrument: string;
}

/** Names of the filters that the cameras of a series used in its night, as of all nights that are counted. */
export function wheelsOfNights(
  store: Store,
): (series: { night: string; targetName: string; filter: string }) => string[] {
  const rows = store.all<FilterOfNight>(
    'SELECT date AS night, kind, target_name AS targetName, filter, instrument FROM night_filter',
  );
  const nights = Map.groupBy(rows, ({ night }) => night);
  return ({ night, targetName, filter }) => {
    const ofNight = nights.get(night) ?? [];
    const isOfSeries = (row: FilterOfNight) =>
      row.kind === 'light' && row.targetName === targetName && row.filter === filter;
    const cameras = new Set(ofNight.filter(isOfSeries).map(({ instrument }) => instrument));
    const used = ofNight.filter(({ instrument }) => cameras.has(instrument));
    return [...new Set(used.map((row) => row.filter))].sort();
  };
}
