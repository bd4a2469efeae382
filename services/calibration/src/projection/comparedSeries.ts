import { migration, type Projection } from '@wombat/eventlog';
import type { ServiceKit } from '@wombat/service-kit';
import { dayNumber } from '../domain/index.js';
import type { CalibratedSeries, NightRow } from './calibrationTables.js';

/** Which series have been compared with the masters of today; a rebuild forgets it, and they are compared once more. */
export const comparedSeries: Projection = {
  streams: ['events'],
  migrations: [
    migration('ComparedSeries1764320000020', [
      // `reach`: masters of so many days from its night may be chosen in place of those that are.
      `CREATE TABLE compared_series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
        day INTEGER NOT NULL, reach INTEGER NOT NULL, PRIMARY KEY (night, target_name, filter, revision))`,
      'CREATE TABLE compared_night (night TEXT PRIMARY KEY, masters_scan INTEGER NOT NULL)',
      // By which rules, of which program.
      'CREATE TABLE compared_by (one INTEGER PRIMARY KEY CHECK (one = 1), rules TEXT NOT NULL)',
    ]),
  ],
  memory: ['compared_series', 'compared_night', 'compared_by'],
  handlers: {},
};

export class ComparedSeries {
  constructor(private readonly kit: Pick<ServiceKit, 'store'>) {}

  /** Forgets the series that other masters of these nights, or other rules, may concern. */
  review(nights: readonly NightRow[], rules: string): void {
    const { store } = this.kit;
    store.transaction(() => {
      if (store.get<{ rules: string }>('SELECT rules FROM compared_by')?.rules !== rules) {
        store.run('DELETE FROM compared_series');
        store.run('INSERT OR REPLACE INTO compared_by VALUES (1, ?)', rules);
      }
      const rows = store.all<{ night: string; scan: number }>('SELECT night, masters_scan AS scan FROM compared_night');
      const known = new Map(rows.map(({ night, scan }) => [night, scan]));
      for (const { night, mastersScan } of nights) {
        if (known.get(night) === mastersScan) continue;
        store.run('DELETE FROM compared_series WHERE abs(day - ?) <= reach', dayNumber(night));
        store.run('INSERT OR REPLACE INTO compared_night VALUES (?, ?)', night, mastersScan);
      }
    });
  }

  enter({ night, targetName, filter, revision }: CalibratedSeries, reach: number): void {
    this.kit.store.run(
      'INSERT OR REPLACE INTO compared_series VALUES (?, ?, ?, ?, ?, ?)',
      ...[night, targetName, filter, revision, dayNumber(night), reach],
    );
  }

  forget({ night, targetName, filter, revision }: CalibratedSeries): void {
    this.kit.store.run(
      'DELETE FROM compared_series WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?',
      ...[night, targetName, filter, revision],
    );
  }
}
