BEGIN TRANSACTION;
CREATE TABLE calibrated (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    path TEXT NOT NULL, product TEXT NOT NULL, PRIMARY KEY (path, revision));
INSERT INTO "calibrated" VALUES('20240101','SS Cyg','V',2,'20240101/Light/SS Cyg/a_001.fits','20240101/Reduced/SS Cyg/V/r2/a.fits');
CREATE TABLE checkpoint (stream TEXT PRIMARY KEY, sequence INTEGER NOT NULL, event_id TEXT NOT NULL);
INSERT INTO "checkpoint" VALUES('frames',6,'FrameMeasured:1');
INSERT INTO "checkpoint" VALUES('events',10,'MagnitudesTransformed:1');
CREATE TABLE frame (path TEXT PRIMARY KEY, meta TEXT NOT NULL);
INSERT INTO "frame" VALUES('20240101/Light/SS Cyg/a_001.fits','{"width":4656,"height":3520,"bitpix":16,"exposureSeconds":30,"startJdUtc":2460310.9123456,"midJdUtc":2460310.9125192,"ccdTemperatureCelsius":-10.1,"gain":0.0625,"readNoise":1.7,"saturation":60000,"gainSetting":139,"offsetSetting":21,"readoutMode":"High","xBinning":1,"yBinning":1,"instrument":"ZWO ASI1600MM","raHintDegrees":325.678,"decHintDegrees":43.586,"pixelScaleArcsec":0.78,"siteLatitude":-31.27,"siteLongitude":149.06,"siteElevation":1165,"rotatorDegrees":181.5,"pedestal":100,"object":"SS Cyg","peakRangeLow":5000,"peakRangeHigh":30000}');
CREATE TABLE job (id TEXT PRIMARY KEY, batch TEXT NOT NULL, frames TEXT NOT NULL, body TEXT NOT NULL,
      sequence INTEGER NOT NULL, queued_at TEXT NOT NULL, missing_since TEXT, dead_because TEXT);
CREATE TABLE "migrations" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "timestamp" bigint NOT NULL, "name" varchar NOT NULL);
INSERT INTO "migrations" VALUES(1,1700000000000,'CheckpointTables1700000000000');
INSERT INTO "migrations" VALUES(2,1700000000001,'JobTable1700000000001');
INSERT INTO "migrations" VALUES(3,1763800000002,'AstrometryTables1763800000002');
INSERT INTO "migrations" VALUES(4,1763830000002,'KnownStars1763830000002');
CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL,
    state TEXT NOT NULL, calibrated INTEGER NOT NULL, event_id TEXT NOT NULL, PRIMARY KEY (night, target_name, filter));
INSERT INTO "series" VALUES('20240101','SS Cyg','V',2,1,'solved',118,'FramesCalibrated:1');
CREATE TABLE solved (path TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL, solved INTEGER NOT NULL, failed INTEGER NOT NULL, reason TEXT NOT NULL,
    ra_deg REAL, dec_deg REAL, pixel_scale REAL, fov_deg REAL, PRIMARY KEY (path, revision, attempt));
INSERT INTO "solved" VALUES('20240101/Light/SS Cyg/a_001.fits',2,1,1,0,'',325.678,43.586,0.78,0.76);
CREATE TABLE star (target_name TEXT PRIMARY KEY, ra_deg REAL NOT NULL, dec_deg REAL NOT NULL);
INSERT INTO "star" VALUES('SS Cyg',325.68,43.59);
CREATE TABLE subject_head (subject TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
INSERT INTO "subject_head" VALUES('wombat.events.20240101._',4);
INSERT INTO "subject_head" VALUES('wombat.events._._',2);
INSERT INTO "subject_head" VALUES('wombat.events.20240101.SS=20Cyg:V',10);
INSERT INTO "subject_head" VALUES('wombat.events._.SSCyg:=',8);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('migrations',4);
COMMIT;
