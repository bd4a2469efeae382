BEGIN TRANSACTION;
CREATE TABLE alias (id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, target_name TEXT NOT NULL, name TEXT NOT NULL, ra_deg REAL NOT NULL,
    dec_deg REAL NOT NULL, said_by TEXT NOT NULL);
INSERT INTO "alias" VALUES('AliasSet:1',8,'SSCyg','SS Cyg',325.678,43.586,'ABC');
CREATE TABLE cal (date TEXT NOT NULL, cal_type TEXT NOT NULL, filter TEXT, num_images INTEGER NOT NULL);
INSERT INTO "cal" VALUES('20240101','flat','V',20);
CREATE TABLE checkpoint (stream TEXT PRIMARY KEY, sequence INTEGER NOT NULL, event_id TEXT NOT NULL);
INSERT INTO "checkpoint" VALUES('frames',6,'FrameMeasured:1');
INSERT INTO "checkpoint" VALUES('events',10,'MagnitudesTransformed:1');
CREATE TABLE comp_star (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, auid TEXT NOT NULL, label TEXT, ra_deg REAL,
    dec_deg REAL, band TEXT, mag REAL, mag_error REAL, rank INTEGER, role TEXT, rejected_because TEXT, chart_id TEXT,
    PRIMARY KEY (date, target_name, filter, auid));
INSERT INTO "comp_star" VALUES('20240101','SS Cyg','V','000-BCP-167','85',325.8,43.7,'V',8.546,0.017,1,NULL,NULL,'X36231ABC');
CREATE TABLE frame (date TEXT NOT NULL, target_name TEXT, filter TEXT, kind TEXT NOT NULL, filename TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL, state TEXT NOT NULL, reason TEXT, size INTEGER NOT NULL, folder TEXT NOT NULL,
    since_revision INTEGER NOT NULL, reduced_revision INTEGER NOT NULL DEFAULT 0, band TEXT, warning TEXT);
INSERT INTO "frame" VALUES('20240101','SS Cyg','V','light','20240101/Light/SS Cyg/a_001.fits','abababababababababababababababababababababababababababababababab','measured',NULL,1099511627777,'2024-01-01',2,2,'V','clouds');
CREATE TABLE halt (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, stage TEXT NOT NULL, code TEXT NOT NULL,
    reason TEXT NOT NULL, retry_at TEXT, PRIMARY KEY (date, target_name, filter));
CREATE TABLE "migrations" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "timestamp" bigint NOT NULL, "name" varchar NOT NULL);
INSERT INTO "migrations" VALUES(1,1700000000000,'CheckpointTables1700000000000');
INSERT INTO "migrations" VALUES(2,1763800000000,'LedgerTables1763800000000');
INSERT INTO "migrations" VALUES(3,1763800000010,'NameTables1763800000010');
CREATE TABLE night (date TEXT PRIMARY KEY, folder TEXT NOT NULL, file_count INTEGER NOT NULL, scan INTEGER NOT NULL);
INSERT INTO "night" VALUES('20240101','2024-01-01',141,2);
CREATE TABLE reduction (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    PRIMARY KEY (date, target_name, filter));
INSERT INTO "reduction" VALUES('20240101','SS Cyg','V',2);
CREATE TABLE scan (one INTEGER PRIMARY KEY CHECK (one = 1), scan_id TEXT NOT NULL);
INSERT INTO "scan" VALUES(1,'0123456789abcdef');
CREATE TABLE star (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, alias_id TEXT NOT NULL,
    ra_deg REAL NOT NULL, dec_deg REAL NOT NULL, PRIMARY KEY (date, target_name, filter));
INSERT INTO "star" VALUES('20240101','SS Cyg','V',2,'alias:SSCyg:1',325.678,43.586);
CREATE TABLE subject_head (subject TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
INSERT INTO "subject_head" VALUES('wombat.events.20240101._',4);
INSERT INTO "subject_head" VALUES('wombat.events._._',2);
INSERT INTO "subject_head" VALUES('wombat.events.20240101.SS=20Cyg:V',10);
INSERT INTO "subject_head" VALUES('wombat.events._.SSCyg:=',8);
CREATE TABLE submission (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, sent_at TEXT,
    outcome TEXT, rows INTEGER, sha256 TEXT, receipt TEXT, PRIMARY KEY (date, target_name, filter, revision));
CREATE TABLE target (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, band TEXT, num_images INTEGER NOT NULL,
    revision INTEGER NOT NULL, proc TEXT, proc_bias TEXT, proc_dark TEXT, proc_flat TEXT, apphot TEXT, submitted TEXT,
    PRIMARY KEY (date, target_name, filter));
INSERT INTO "target" VALUES('20240101','SS Cyg','V','V',120,2,'done','nocal','20240101','20231231','validate',NULL);
CREATE TABLE wcs (date TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, filename TEXT NOT NULL, revision INTEGER NOT NULL,
    solve_try INTEGER NOT NULL, success INTEGER NOT NULL, method TEXT, ra_deg REAL, dec_deg REAL, pixel_scale REAL, rotation_deg REAL,
    parity INTEGER, fov_deg REAL, num_stars INTEGER, hfd REAL, rms_arcsec REAL, solve_time REAL, error_message TEXT, warning TEXT,
    solver_version TEXT, timestamp TEXT NOT NULL, PRIMARY KEY (filename, solve_try));
INSERT INTO "wcs" VALUES('20240101','SS Cyg','V','20240101/Light/SS Cyg/a_001.fits',2,1,1,'astap',325.678,43.586,0.78,-1.25,-1,0.76,211,2.9,0.31,1.5,NULL,'scale was wrong','2024.05.01','2024-01-02T03:04:05.678Z');
CREATE UNIQUE INDEX cal_key ON cal (date, cal_type, ifnull(filter, ''));
CREATE INDEX frame_night ON frame (date, target_name, filter);
CREATE INDEX frame_hash ON frame (sha256);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('migrations',3);
COMMIT;
