BEGIN TRANSACTION;
CREATE TABLE checkpoint (stream TEXT PRIMARY KEY, sequence INTEGER NOT NULL, event_id TEXT NOT NULL);
INSERT INTO "checkpoint" VALUES('events',10,'MagnitudesTransformed:1');
CREATE TABLE "migrations" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "timestamp" bigint NOT NULL, "name" varchar NOT NULL);
INSERT INTO "migrations" VALUES(1,1700000000000,'CheckpointTables1700000000000');
INSERT INTO "migrations" VALUES(2,1763800000005,'PublisherTables1763800000005');
CREATE TABLE subject_head (subject TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
INSERT INTO "subject_head" VALUES('wombat.events.20240101._',4);
INSERT INTO "subject_head" VALUES('wombat.events._._',2);
INSERT INTO "subject_head" VALUES('wombat.events.20240101.SS=20Cyg:V',10);
INSERT INTO "subject_head" VALUES('wombat.events._.SSCyg:=',8);
CREATE TABLE validation (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
      attempt INTEGER NOT NULL, event_id TEXT NOT NULL, state TEXT NOT NULL, report_path TEXT NOT NULL, report_sha256 TEXT NOT NULL,
      decided_by TEXT, reason TEXT, PRIMARY KEY (night, target_name, filter));
INSERT INTO "validation" VALUES('20240101','SS Cyg','V',2,1,'MagnitudesTransformed:1','validate','20240101/Reduced/SS Cyg/V/r2/a.fits','abababababababababababababababababababababababababababababababab',NULL,NULL);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('migrations',2);
COMMIT;
