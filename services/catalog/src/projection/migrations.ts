import { migration } from '@wombat/eventlog';

export const catalogTables = migration('CatalogTables1763800000003', [
  'CREATE TABLE frame (path TEXT PRIMARY KEY, width INTEGER NOT NULL, height INTEGER NOT NULL, mid_jd REAL)',
  `CREATE TABLE solution (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, path TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (path, revision))`,
  `CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL,
    event_id TEXT NOT NULL, band TEXT NOT NULL, state TEXT NOT NULL, solved INTEGER NOT NULL, code TEXT, retry_at TEXT,
    PRIMARY KEY (night, target_name, filter))`,
  `CREATE TABLE answer (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, chart_id TEXT NOT NULL,
    vsx_url TEXT NOT NULL, vsx_answer TEXT NOT NULL, vsp_url TEXT NOT NULL, vsp_answer TEXT NOT NULL,
    PRIMARY KEY (night, target_name, filter, revision))`,
]);

/** Who the star of a series is or may be, and what people said of it. */
export const catalogNames = migration('CatalogNames1763800000013', [
  `CREATE TABLE alias (id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL, ra_deg REAL NOT NULL,
    dec_deg REAL NOT NULL, said_by TEXT NOT NULL, note TEXT NOT NULL, said_at TEXT NOT NULL)`,
  'CREATE INDEX alias_folder ON alias (folder)',
  "ALTER TABLE series ADD COLUMN alias_id TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE series ADD COLUMN configured TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE series ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE series ADD COLUMN offered TEXT NOT NULL DEFAULT '[]'",
  "ALTER TABLE series ADD COLUMN star TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE series ADD COLUMN found_by TEXT NOT NULL DEFAULT ''",
]);

/** Folders whose star has a place from before their frames were solved. */
export const placedFolders = migration('PlacedFolders1764225800000', ['CREATE TABLE placed (folder TEXT PRIMARY KEY)']);

/** What is still to be done is found without going through all that is done. */
export const openSeries = migration('OpenSeries1764320000050', [
  'CREATE INDEX series_state ON series (state)',
  'CREATE INDEX solution_series ON solution (night, target_name, filter, revision)',
]);

/** SHA-256 of answers that are kept in files of the home; '' of those that stand here. */
export const keptAnswers = migration('KeptAnswers1795900000000', [
  "ALTER TABLE answer ADD COLUMN vsx_kept TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE answer ADD COLUMN vsp_kept TEXT NOT NULL DEFAULT ''",
]);
