import { migration } from '@wombat/eventlog';

export const publisherTables = migration('PublisherTables1763800000005', [
  `CREATE TABLE validation (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
      attempt INTEGER NOT NULL, event_id TEXT NOT NULL, state TEXT NOT NULL, report_path TEXT NOT NULL, report_sha256 TEXT NOT NULL,
      decided_by TEXT, reason TEXT, PRIMARY KEY (night, target_name, filter))`,
]);

/** What a report rests on, and what is shown of it before a person decides. */
export const reportFacts = migration('ReportFacts1764218400001', [
  "ALTER TABLE validation ADD COLUMN points_id TEXT NOT NULL DEFAULT ''",
  'ALTER TABLE validation ADD COLUMN rows INTEGER NOT NULL DEFAULT 0',
  "ALTER TABLE validation ADD COLUMN gate TEXT NOT NULL DEFAULT '[]'",
]);

export const frameTable = migration('KnownFrames1764218400002', [
  `CREATE TABLE known_frame (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY (night, target_name, filter, sha256))`,
]);
