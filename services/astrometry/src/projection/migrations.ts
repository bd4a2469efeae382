import { migration } from '@wombat/eventlog';

export const astrometryTables = migration('AstrometryTables1763800000002', [
  `CREATE TABLE frame (path TEXT PRIMARY KEY, meta TEXT NOT NULL)`,
  `CREATE TABLE calibrated (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    path TEXT NOT NULL, product TEXT NOT NULL, PRIMARY KEY (path, revision))`,
  `CREATE TABLE solved (path TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL, solved INTEGER NOT NULL, failed INTEGER NOT NULL, reason TEXT NOT NULL,
    ra_deg REAL, dec_deg REAL, pixel_scale REAL, fov_deg REAL, PRIMARY KEY (path, revision, attempt))`,
  `CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL,
    state TEXT NOT NULL, calibrated INTEGER NOT NULL, event_id TEXT NOT NULL, PRIMARY KEY (night, target_name, filter))`,
]);

/** Where the star of a folder is, as VSX or a person last said. */
export const knownStars = migration('KnownStars1763830000002', [
  'CREATE TABLE star (target_name TEXT PRIMARY KEY, ra_deg REAL NOT NULL, dec_deg REAL NOT NULL)',
]);

/** Whether a frame was looked for at other places and scales than were known of it. */
export const doubtedFrames = migration('DoubtedFrames1764225700000', [
  'ALTER TABLE solved ADD COLUMN doubted INTEGER NOT NULL DEFAULT 0',
]);

/** What is still to be done is found without going through all that is done. */
export const openSeries = migration('OpenSeries1764320000040', [
  'CREATE INDEX series_state ON series (state)',
  'CREATE INDEX calibrated_series ON calibrated (night, target_name, filter, revision)',
]);
