import { migration } from '@wombat/eventlog';

export const calibrationTables = migration('CalibrationTables1763800000001', [
  `CREATE TABLE frame (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL,
    kind TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL, folder TEXT NOT NULL, meta TEXT NOT NULL)`,
  'CREATE INDEX frame_series ON frame (night, target_name, filter)',
  'CREATE TABLE night (night TEXT PRIMARY KEY, folder TEXT NOT NULL, scan INTEGER NOT NULL, file_count INTEGER NOT NULL, masters_scan INTEGER NOT NULL DEFAULT 0)',
  'CREATE TABLE scan_night (night TEXT PRIMARY KEY)',
  `CREATE TABLE master (night TEXT NOT NULL, item TEXT NOT NULL, scan INTEGER NOT NULL, cal_type TEXT NOT NULL, filter TEXT NOT NULL,
    state TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (night, item, scan))`,
  `CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    attempt INTEGER NOT NULL, state TEXT NOT NULL, event_id TEXT NOT NULL, PRIMARY KEY (night, target_name, filter))`,
  `CREATE TABLE calibrated (path TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL, ok INTEGER NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (path, revision, attempt))`,
  `CREATE TABLE choice (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (night, target_name, filter, revision))`,
]);

/** What is still to be done is found without going through all that is done. */
export const seriesByState = migration('SeriesByState1764320000030', ['CREATE INDEX series_state ON series (state)']);

/** For a revision that takes frames over from the one before; what that one came to is not known of older ones. */
export const takenOver = migration('TakenOver1764244800000', [
  // Since when a series waits for frames of the revision before; null: its frames are calibrated anew.
  'ALTER TABLE series ADD COLUMN takes_over_since TEXT',
  'ALTER TABLE series ADD COLUMN outcome TEXT',
  'ALTER TABLE series ADD COLUMN outcome_before TEXT',
]);

/** How the file of a frame was when it was found; null: not told, or nothing that could be relied on. */
export const fileStamps = migration('FileStamps1796000000001', ['ALTER TABLE frame ADD COLUMN file_stamp TEXT']);

/**
 * What a reduction is calibrated with. Before it stood in the log it stood in `choice`, which is read for those only
 * that were in hand then.
 */
export const chosenMasters = migration('ChosenMasters1796000000000', [
  // `masters`: JSON list of { night, scan, item, path, sha256 }.
  `CREATE TABLE chosen_masters (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    masters TEXT NOT NULL, PRIMARY KEY (night, target_name, filter, revision))`,
]);

/** Tells of every master of the table `master` that is there. */
export const TELL_USABLE = `INSERT OR IGNORE INTO usable_master SELECT night, item, scan, cal_type, filter,
  json_extract(body, '$.product', '$.meta', '$.biasSubtracted') FROM master WHERE state IN ('built', 'found')`;

/**
 * Of each master that is there what a choice among all of them asks for, apart from the frames it was made of: those of
 * a thousand nights are long to read.
 */
export const usableMasters = migration('UsableMasters1796100000000', [
  // `told`: JSON list of the file, what it is like, and whether the bias is out of it.
  `CREATE TABLE usable_master (night TEXT NOT NULL, item TEXT NOT NULL, scan INTEGER NOT NULL, cal_type TEXT NOT NULL, filter TEXT NOT NULL,
    told TEXT NOT NULL, PRIMARY KEY (night, item, scan))`,
  TELL_USABLE,
]);
