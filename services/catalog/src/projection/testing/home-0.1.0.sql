BEGIN TRANSACTION;
CREATE TABLE alias (id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL, ra_deg REAL NOT NULL,
    dec_deg REAL NOT NULL, said_by TEXT NOT NULL, note TEXT NOT NULL, said_at TEXT NOT NULL);
INSERT INTO "alias" VALUES('AliasSet:1',8,'SSCyg','SS Cyg',325.678,43.586,'ABC','not its neighbour','2024-01-02T03:04:05.678Z');
CREATE TABLE answer (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, chart_id TEXT NOT NULL,
    vsx_url TEXT NOT NULL, vsx_answer TEXT NOT NULL, vsp_url TEXT NOT NULL, vsp_answer TEXT NOT NULL,
    PRIMARY KEY (night, target_name, filter, revision));
INSERT INTO "answer" VALUES('20240101','SS Cyg','V',2,'X36231ABC','https://vsx.aavso.org/index.php?ident=SS%20Cyg','{"VSXObject":{}}','https://apps.aavso.org/vsp/api/chart/?star=SS%20Cyg','{"photometry":[]}');
CREATE TABLE checkpoint (stream TEXT PRIMARY KEY, sequence INTEGER NOT NULL, event_id TEXT NOT NULL);
INSERT INTO "checkpoint" VALUES('frames',6,'FrameMeasured:1');
INSERT INTO "checkpoint" VALUES('events',10,'MagnitudesTransformed:1');
CREATE TABLE frame (path TEXT PRIMARY KEY, width INTEGER NOT NULL, height INTEGER NOT NULL, mid_jd REAL);
INSERT INTO "frame" VALUES('20240101/Light/SS Cyg/a_001.fits',4656,3520,2460310.9125192);
CREATE TABLE "migrations" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "timestamp" bigint NOT NULL, "name" varchar NOT NULL);
INSERT INTO "migrations" VALUES(1,1700000000000,'CheckpointTables1700000000000');
INSERT INTO "migrations" VALUES(2,1763800000003,'CatalogTables1763800000003');
INSERT INTO "migrations" VALUES(3,1763800000013,'CatalogNames1763800000013');
CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL,
    event_id TEXT NOT NULL, band TEXT NOT NULL, state TEXT NOT NULL, solved INTEGER NOT NULL, code TEXT, retry_at TEXT, alias_id TEXT NOT NULL DEFAULT '', configured TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', offered TEXT NOT NULL DEFAULT '[]', star TEXT NOT NULL DEFAULT '', found_by TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (night, target_name, filter));
INSERT INTO "series" VALUES('20240101','SS Cyg','V',2,1,'FramesSolved:1','V','selected',117,NULL,NULL,'alias:SSCyg:1','','','[]','SS Cyg','name');
CREATE TABLE solution (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, path TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (path, revision));
INSERT INTO "solution" VALUES('20240101','SS Cyg','V',2,'20240101/Light/SS Cyg/a_001.fits','{"crpixX":2328,"crpixY":1760,"raDegrees":325.678,"decDegrees":43.586,"cd11":-0.000217,"cd12":1e-9,"cd21":-1e-9,"cd22":0.000217,"sip":{"a":[{"coefficient":0.000002,"x":2}],"b":[{"coefficient":-1e-9,"x":1,"y":2}]}}');
CREATE TABLE subject_head (subject TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
INSERT INTO "subject_head" VALUES('wombat.events.20240101._',4);
INSERT INTO "subject_head" VALUES('wombat.events._._',2);
INSERT INTO "subject_head" VALUES('wombat.events.20240101.SS=20Cyg:V',10);
INSERT INTO "subject_head" VALUES('wombat.events._.SSCyg:=',8);
CREATE INDEX alias_folder ON alias (folder);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('migrations',3);
COMMIT;
