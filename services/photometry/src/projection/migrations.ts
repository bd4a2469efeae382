import { migration } from '@wombat/eventlog/rows';

export const photometryTables = migration('PhotometryTables1763800000004', [
  'CREATE TABLE frame (path TEXT PRIMARY KEY, folder TEXT NOT NULL, sha256 TEXT NOT NULL, meta TEXT NOT NULL)',
  `CREATE TABLE solution (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, path TEXT NOT NULL,
    product TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (path, revision))`,
  'CREATE TABLE profile (path TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (path, revision))',
  `CREATE TABLE measured (path TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL, ok INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (path, revision, attempt))`,
  `CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL,
    event_id TEXT NOT NULL, band TEXT NOT NULL, state TEXT NOT NULL, solved INTEGER NOT NULL DEFAULT 0, calibrated TEXT, selected TEXT, done TEXT,
    PRIMARY KEY (night, target_name, filter))`,
]);

/** Reports of series that were transformed before lie beside their tables, under names of the same make. */
export const photometryReports = migration('PhotometryReports1764201600000', [
  'ALTER TABLE series ADD COLUMN report TEXT',
  `UPDATE series SET report = replace(json_extract(done, '$.table.path'), '_phot.tbl', '_aavso.txt') WHERE state = 'transformed'`,
]);

/** As the log's upcasters call it now. */
export const photometryModes = migration('PhotometryModes1764205200000', [
  `UPDATE series SET done = json_set(done, '$.mode', 'singleNoCheck') WHERE json_extract(done, '$.mode') = 'single-no-check'`,
]);

/** Of reports that were written before, the bytes are not known. */
export const photometryReportFacts = migration('PhotometryReportFacts1764218400003', [
  'ALTER TABLE series ADD COLUMN report_rows INTEGER NOT NULL DEFAULT 0',
  "ALTER TABLE series ADD COLUMN report_sha256 TEXT NOT NULL DEFAULT ''",
  'CREATE INDEX solution_series ON solution (night, target_name, filter, revision)',
]);

/** Which comparison stars people chose. */
export const chosenComps = migration('ChosenComps1764233000000', [
  `CREATE TABLE chosen_comps (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, event_id TEXT NOT NULL,
    off TEXT NOT NULL, taken TEXT NOT NULL, words TEXT NOT NULL, said_by TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (night, target_name, filter))`,
]);

/** What is still to be done is found without going through all that is done. */
export const openSeries = migration('OpenSeries1764320000060', ['CREATE INDEX series_state ON series (state)']);

/** Colour terms of series of all nights, for others to learn of. */
export const colourTerms = migration('ColourTerms1764364000000', [
  `CREATE TABLE colour_term (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, camera TEXT NOT NULL,
    basis TEXT NOT NULL, value REAL, error REAL, second_order REAL, second_order_error REAL, told_second_order REAL NOT NULL,
    is_good INTEGER NOT NULL, PRIMARY KEY (night, target_name, filter))`,
  'CREATE INDEX colour_term_camera ON colour_term (camera, filter)',
]);

/**
 * The same with all that a series said of it, one after the other, and how much of that was said when a series was
 * ordered. Of terms told before, the last are kept; those of series ordered before count as they did.
 */
export const toldTerms = migration('ToldTerms1764370000000', [
  `CREATE TABLE told_term (place INTEGER PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, night TEXT NOT NULL, target_name TEXT NOT NULL,
    filter TEXT NOT NULL, band TEXT NOT NULL, camera TEXT NOT NULL, basis TEXT NOT NULL, value REAL, error REAL, second_order REAL,
    second_order_error REAL, told_second_order REAL NOT NULL, is_good INTEGER NOT NULL)`,
  `INSERT INTO told_term (event_id, night, target_name, filter, band, camera, basis, value, error, second_order, second_order_error,
     told_second_order, is_good)
   SELECT 'before ' || term.rowid, night, target_name, filter, band, camera, basis, value, error, second_order, second_order_error,
     told_second_order, is_good
   FROM colour_term AS term JOIN series USING (night, target_name, filter)`,
  'DROP TABLE colour_term',
  'CREATE INDEX told_term_filter ON told_term (filter, night)',
  'CREATE INDEX told_term_series ON told_term (night, target_name, filter, place)',
  `CREATE TABLE ordered_series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    place INTEGER NOT NULL, PRIMARY KEY (night, target_name, filter))`,
]);
