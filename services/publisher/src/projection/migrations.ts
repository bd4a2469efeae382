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

/** Which frames the rows of a report were made of, and which report was approved. */
export const approvedReports = migration('ApprovedReports1764212000001', [
  "ALTER TABLE validation ADD COLUMN observations_path TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE validation ADD COLUMN observations_sha256 TEXT NOT NULL DEFAULT ''",
  'ALTER TABLE validation ADD COLUMN approved_sha256 TEXT',
]);

export const submissionTables = migration('SubmissionTables1764212000002', [
  `CREATE TABLE submission (id TEXT PRIMARY KEY, number INTEGER NOT NULL, state TEXT NOT NULL, submitter TEXT NOT NULL,
    star_name TEXT NOT NULL, star_auid TEXT NOT NULL, observer_code TEXT NOT NULL, file_name TEXT NOT NULL, file_sha256 TEXT NOT NULL,
    rows INTEGER NOT NULL, preview_rows INTEGER, accepted_rows INTEGER, fault TEXT, words TEXT NOT NULL, complaints TEXT NOT NULL,
    begun_by TEXT NOT NULL, begun_at TEXT NOT NULL, decided_by TEXT NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL,
    archived INTEGER, archived_at TEXT, asked INTEGER NOT NULL DEFAULT 0)`,
  `CREATE TABLE submission_series (submission_id TEXT NOT NULL, position INTEGER NOT NULL, night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL,
    revision INTEGER NOT NULL, attempt INTEGER NOT NULL, report_sha256 TEXT NOT NULL, rows INTEGER NOT NULL, observations TEXT NOT NULL,
    PRIMARY KEY (submission_id, night, target_name, filter))`,
  `CREATE INDEX submission_series_key ON submission_series (night, target_name, filter)`,
  // An observation is sent by one submission at most: whatever else claims it comes to nothing here.
  `CREATE TABLE observation (frame TEXT NOT NULL, star TEXT NOT NULL, filter TEXT NOT NULL, submission_id TEXT NOT NULL,
    PRIMARY KEY (frame, star, filter))`,
  `CREATE INDEX observation_submission ON observation (submission_id)`,
]);

/** As the log's upcasters call the ways to the AAVSO now. */
export const submitterWords = migration('SubmitterWords1764230400000', [
  "UPDATE submission SET submitter = 'auth0Form' WHERE submitter = 'auth0-form'",
]);

/** The last word of a person on the revision: the next one is named after it. */
export const verdictIds = migration('VerdictIds1764219600000', ['ALTER TABLE validation ADD COLUMN verdict_id TEXT']);

/** Of magnitudes that were made before, nothing is measured: there is no digest of them. */
export const digestFacts = migration('DigestFacts1764220000000', [
  'ALTER TABLE validation ADD COLUMN measured INTEGER NOT NULL DEFAULT 0',
  "ALTER TABLE validation ADD COLUMN sketch TEXT NOT NULL DEFAULT '[]'",
]);

/** Of magnitudes that were made before, no colour term is known until the tables are made anew. */
export const colourTerms = migration('ColourTerms1764288000000', [
  "ALTER TABLE validation ADD COLUMN colour_term TEXT NOT NULL DEFAULT ''",
]);

/** What an older home has done before is told once its tables are made anew. */
export const historyTables = migration('HistoryTables1764226800000', [
  `CREATE TABLE made_revision (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    at TEXT NOT NULL, cause TEXT NOT NULL DEFAULT '', asked_by TEXT NOT NULL DEFAULT '', settings_hash TEXT NOT NULL DEFAULT '',
    report_path TEXT, report_sha256 TEXT, rows INTEGER, PRIMARY KEY (night, target_name, filter, revision))`,
  `CREATE TABLE said_verdict (event_id TEXT PRIMARY KEY, night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL,
    revision INTEGER NOT NULL, at TEXT NOT NULL, verdict TEXT NOT NULL, said_by TEXT NOT NULL, reason TEXT NOT NULL)`,
  'CREATE INDEX said_verdict_key ON said_verdict (night, target_name, filter)',
]);

/** Of revisions that were asked for before, their settings are not known. */
export const revisionSettings = migration('RevisionSettings1764237600000', [
  "ALTER TABLE made_revision ADD COLUMN settings TEXT NOT NULL DEFAULT '{}'",
]);

/** Nights of an older home are told of from the next one on, or once its tables are made anew. */
export const nightTables = migration('NightTables1764233000000', [
  `CREATE TABLE night_series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    state TEXT NOT NULL, code TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', retry_at TEXT NOT NULL DEFAULT '',
    frames INTEGER NOT NULL, rows INTEGER NOT NULL DEFAULT 0, gate TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (night, target_name, filter))`,
  'CREATE TABLE night_told (night TEXT NOT NULL, channel TEXT NOT NULL, PRIMARY KEY (night, channel))',
]);

/** What people changed on the page. */
export const settingsTables = migration('SettingsTables1764284400000', [
  `CREATE TABLE changed_setting (event_id TEXT PRIMARY KEY, number INTEGER NOT NULL, at TEXT NOT NULL, setting TEXT NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT NOT NULL, said_by TEXT NOT NULL)`,
]);
