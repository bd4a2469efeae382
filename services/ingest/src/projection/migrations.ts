import { migration } from '@wombat/eventlog';

/** The observer's tables (docs: architecture), and beside them what ingest needs to decide. */
export const ledgerTables = migration('LedgerTables1763800000000', [
  `CREATE TABLE target (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, band TEXT, num_images INTEGER NOT NULL,
    revision INTEGER NOT NULL, proc TEXT, proc_bias TEXT, proc_dark TEXT, proc_flat TEXT, apphot TEXT, submitted TEXT,
    PRIMARY KEY (date, target_name, filter))`,
  `CREATE TABLE cal (date TEXT NOT NULL, cal_type TEXT NOT NULL, filter TEXT, num_images INTEGER NOT NULL)`,
  `CREATE UNIQUE INDEX cal_key ON cal (date, cal_type, ifnull(filter, ''))`,
  `CREATE TABLE frame (date TEXT NOT NULL, target_name TEXT, filter TEXT, kind TEXT NOT NULL, filename TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL, state TEXT NOT NULL, reason TEXT, size INTEGER NOT NULL, folder TEXT NOT NULL,
    since_revision INTEGER NOT NULL, reduced_revision INTEGER NOT NULL DEFAULT 0, band TEXT, warning TEXT)`,
  `CREATE INDEX frame_night ON frame (date, target_name, filter)`,
  `CREATE INDEX frame_hash ON frame (sha256)`,
  `CREATE TABLE wcs (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, filename TEXT NOT NULL, revision INTEGER NOT NULL,
    solve_try INTEGER NOT NULL, success INTEGER NOT NULL, method TEXT, ra_deg REAL, dec_deg REAL, pixel_scale REAL, rotation_deg REAL,
    parity INTEGER, fov_deg REAL, num_stars INTEGER, hfd REAL, rms_arcsec REAL, solve_time REAL, error_message TEXT, warning TEXT,
    solver_version TEXT, timestamp TEXT NOT NULL, PRIMARY KEY (filename, solve_try))`,
  `CREATE TABLE comp_star (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, auid TEXT NOT NULL, label TEXT, ra_deg REAL,
    dec_deg REAL, band TEXT, mag REAL, mag_error REAL, rank INTEGER, role TEXT, rejected_because TEXT, chart_id TEXT,
    PRIMARY KEY (date, target_name, filter, auid))`,
  `CREATE TABLE submission (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, sent_at TEXT,
    outcome TEXT, rows INTEGER, sha256 TEXT, receipt TEXT, PRIMARY KEY (date, target_name, filter, revision))`,
  `CREATE TABLE night (date TEXT PRIMARY KEY, folder TEXT NOT NULL, file_count INTEGER NOT NULL, scan INTEGER NOT NULL)`,
  `CREATE TABLE reduction (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    PRIMARY KEY (date, target_name, filter))`,
  `CREATE TABLE scan (one INTEGER PRIMARY KEY CHECK (one = 1), scan_id TEXT NOT NULL)`,
  `CREATE TABLE halt (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, stage TEXT NOT NULL, code TEXT NOT NULL,
    reason TEXT NOT NULL, retry_at TEXT, PRIMARY KEY (date, target_name, filter))`,
]);

/** What people said of who the star of a folder is, and which star every series was reduced for. */
export const nameTables = migration('NameTables1763800000010', [
  `CREATE TABLE alias (id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, target_name TEXT NOT NULL, name TEXT NOT NULL, ra_deg REAL NOT NULL,
    dec_deg REAL NOT NULL, said_by TEXT NOT NULL)`,
  `CREATE TABLE star (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, alias_id TEXT NOT NULL,
    ra_deg REAL NOT NULL, dec_deg REAL NOT NULL, PRIMARY KEY (date, target_name, filter))`,
]);

/** Which submission a row is of. */
export const submissionNames = migration('SubmissionNames1764212000000', [
  'ALTER TABLE submission ADD COLUMN submission_id TEXT',
]);

/** As the log's upcasters call the stages now. */
export const haltStages = migration('HaltStages1764205200010', [
  "UPDATE halt SET stage = 'select' WHERE stage = 'catalog'",
  "UPDATE halt SET stage = 'measure' WHERE stage = 'photometry'",
]);

/** How many rows the report of every series has. */
export const reportedRows = migration('ReportedRows1764205300010', ['ALTER TABLE target ADD COLUMN reported INTEGER']);

/**
 * By what a header says with the settings of its camera, a frame is known to need another fact when these have changed.
 */
export const frameMeta = migration('FrameMeta1764208000000', ['ALTER TABLE frame ADD COLUMN meta_hash TEXT']);

/** With which settings the revision of every series was asked for. */
export const settingsHash = migration('SettingsHash1764208000010', [
  'ALTER TABLE target ADD COLUMN settings_hash TEXT',
]);

/** Which masters every series would be calibrated with today; null: with those it was made with. */
export const otherMasters = migration('OtherMasters1764259200010', [
  'ALTER TABLE target ADD COLUMN other_masters TEXT',
]);

/** Why a stage failed on a frame, by its code: it tells who can mend it. */
export const failureCodes = migration('FailureCodes1764208000020', ['ALTER TABLE frame ADD COLUMN failure_code TEXT']);

/** What a list of frames shows of each. */
export const frameFigures = migration('FrameFigures1764208000030', [
  'ALTER TABLE frame ADD COLUMN mid_jd_utc REAL',
  'ALTER TABLE frame ADD COLUMN exposure_s REAL',
  'ALTER TABLE frame ADD COLUMN fwhm_pixels REAL',
]);

/** Why measured points of the target are not in the report. */
export const leftOutTable = migration('LeftOutPoints1764225600000', [
  `CREATE TABLE left_out (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, sha256 TEXT NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (date, target_name, filter, sha256))`,
  'CREATE INDEX left_out_hash ON left_out (sha256)',
]);

/** As the log's upcasters call the ways a frame is solved now. */
export const solveMethods = migration('SolveMethods1764230400010', [
  ...Object.entries({
    'ASTAP near': 'astapNear',
    'ASTAP near, all stars': 'astapNearAllStars',
    'ASTAP wide': 'astapWide',
    'ASTAP wide, all stars': 'astapWideAllStars',
    'ASTAP fov 10': 'astapFov10',
    'ASTAP fov 30': 'astapFov30',
    'solve-field': 'solveField',
  }).map(([old, now]) => `UPDATE wcs SET method = '${now}' WHERE method = '${old}'`),
  "UPDATE wcs SET method = NULL WHERE method = ''",
]);

/** What tells one exposure from another. */
export const instruments = migration('Instruments1764232000000', ['ALTER TABLE frame ADD COLUMN instrument TEXT']);

/** What headers say of camera and tube, as JSON: two cameras of a model are two. */
export const cameras = migration('Cameras1764232000030', ['ALTER TABLE frame ADD COLUMN camera TEXT']);

/** Which bytes every night was announced with; null: announced before that was kept. */
export const nightContents = migration('NightContents1764232000010', ['ALTER TABLE night ADD COLUMN contents TEXT']);

/** When every night was first told of, ISO 8601. */
export const nightTimes = migration('NightTimes1795900000010', ['ALTER TABLE night ADD COLUMN discovered_at TEXT']);

/**
 * How every file was when its bytes were read. Working memory of the looks at the disk, not a projection: a rebuild
 * empties it, and files are taken as they are known.
 */
export const lookedAt = migration('LookedAt1764232000020', [
  'CREATE TABLE looked_at (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified_ms REAL NOT NULL)',
]);

/**
 * Nights whose files have changed since it was last seen that all of them are announced and asked for. Emptied by the
 * announcement, so that it looks at no night that stands still.
 */
export const changedNights = migration('ChangedNights1764320000000', [
  'CREATE TABLE changed_night (night TEXT PRIMARY KEY)',
  'INSERT INTO changed_night SELECT DISTINCT date FROM frame',
  'CREATE INDEX frame_folder ON frame (folder)',
]);

/** Counts of the frames of every night, and the nights of which one has changed since they were counted. */
export const nightCounts = migration('NightCounts1764320000070', [
  `CREATE TABLE standing_count (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, state TEXT NOT NULL, stage TEXT NOT NULL,
    frames INTEGER NOT NULL, PRIMARY KEY (date, target_name, filter, state, stage))`,
  `CREATE TABLE night_filter (date TEXT NOT NULL, kind TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, instrument TEXT NOT NULL,
    PRIMARY KEY (date, kind, target_name, filter, instrument))`,
  'CREATE TABLE uncounted_night (night TEXT PRIMARY KEY)',
  'INSERT INTO uncounted_night SELECT DISTINCT date FROM frame',
]);

/** Folders in which nothing was left to do, as their files and the program were then. */
export const stillFolders = migration('StillFolders1764320000010', [
  'CREATE TABLE still_folder (folder TEXT PRIMARY KEY, files TEXT NOT NULL)',
]);

/** With the folders that were looked into and when, JSON, and by which program: the next process need not list them. */
export const listedFolders = migration('ListedFolders1796500000000', [
  'ALTER TABLE still_folder ADD COLUMN listed TEXT',
]);

/** The polynomial of a frame's camera, JSON: masters of darks and flats change with it. NULL: it counts evenly. */
export const linearity = migration('Linearity1764330000000', ['ALTER TABLE frame ADD COLUMN linearity TEXT']);

/** Few frames have one, and every process asks whether any has. */
export const linearFrames = migration('LinearFrames1796000000000', [
  'CREATE INDEX frame_linearity ON frame (filename) WHERE linearity IS NOT NULL',
]);

/** What people said last of the comparison stars of a series, and of which revision. */
export const compsWords = migration('CompsWords1764233000010', [
  `CREATE TABLE comps_word (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    off TEXT NOT NULL, taken TEXT NOT NULL, words TEXT NOT NULL, said_by TEXT NOT NULL, PRIMARY KEY (date, target_name, filter))`,
]);

/** What was read of frames in folders that are passed over, JSON, with the word for what read it; working memory. */
export const keptReads = migration('KeptReads1764340000000', [
  `CREATE TABLE kept_read (folder TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, modified_ms REAL NOT NULL,
    reader TEXT NOT NULL, read TEXT NOT NULL, PRIMARY KEY (folder, path)) WITHOUT ROWID`,
]);

/** Of which revision the calibrated frames of every series were released, and how each frame of it is kept since. */
export const releasedFrames = migration('ReleasedFrames1796400000000', [
  'ALTER TABLE target ADD COLUMN frames_released INTEGER',
  'ALTER TABLE frame ADD COLUMN kept TEXT',
]);

/** Those few are asked for with every list of the series. */
export const brokenFrames = migration('BrokenFrames1796900000000', [
  "CREATE INDEX frame_broken ON frame (date, target_name) WHERE state = 'broken'",
]);
