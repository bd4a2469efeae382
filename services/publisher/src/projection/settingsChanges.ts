import type { Projection, Store } from '@wombat/eventlog';
import type { publisher } from '@wombat/proto';
import { settingsTables } from './migrations.js';

/** Every change of a setting that a person made on the page, numbered in the order of the log. */
export const settingsChanges: Projection = {
  streams: ['events'],
  migrations: [settingsTables],
  handlers: {
    SettingsChanged: (store, { id, payload: { setting, before, after, reason, by }, occurredAt }) => {
      store.run(
        'INSERT OR IGNORE INTO changed_setting VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        ...[id, countOfChanges(store) + 1, occurredAt, setting, before, after, reason, by],
      );
    },
  },
};

export function countOfChanges(store: Store): number {
  return store.get<{ count: number }>('SELECT count(*) AS count FROM changed_setting')?.count ?? 0;
}

/** Newest first. */
export function changesOfSettings(store: Store): publisher.SettingsChange[] {
  return store.all<publisher.SettingsChange>(
    'SELECT at, setting, before, after, reason, said_by AS by FROM changed_setting ORDER BY number DESC',
  );
}
