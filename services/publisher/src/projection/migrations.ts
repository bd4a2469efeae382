import { migration } from '@wombat/eventlog';

export const publisherTables = migration('PublisherTables1763800000005', [
  `CREATE TABLE validation (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
      attempt INTEGER NOT NULL, event_id TEXT NOT NULL, state TEXT NOT NULL, report_path TEXT NOT NULL, report_sha256 TEXT NOT NULL,
      decided_by TEXT, reason TEXT, PRIMARY KEY (night, target_name, filter))`,
]);
