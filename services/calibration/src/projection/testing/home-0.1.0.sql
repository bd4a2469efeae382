BEGIN TRANSACTION;
CREATE TABLE calibrated (path TEXT NOT NULL, revision INTEGER NOT NULL, attempt INTEGER NOT NULL, ok INTEGER NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (path, revision, attempt));
INSERT INTO "calibrated" VALUES('20240101/Light/SS Cyg/a_001.fits',2,1,1,'');
CREATE TABLE checkpoint (stream TEXT PRIMARY KEY, sequence INTEGER NOT NULL, event_id TEXT NOT NULL);
INSERT INTO "checkpoint" VALUES('frames',6,'FrameMeasured:1');
INSERT INTO "checkpoint" VALUES('events',10,'MagnitudesTransformed:1');
CREATE TABLE choice (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (night, target_name, filter, revision));
CREATE TABLE frame (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL,
    kind TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL, folder TEXT NOT NULL, meta TEXT NOT NULL);
INSERT INTO "frame" VALUES('20240101/Light/SS Cyg/a_001.fits','abababababababababababababababababababababababababababababababab','20240101','SS Cyg','V','light','accepted',2,'2024-01-01','{"width":4656,"height":3520,"bitpix":16,"exposureSeconds":30,"startJdUtc":2460310.9123456,"midJdUtc":2460310.9125192,"ccdTemperatureCelsius":-10.1,"gain":0.0625,"readNoise":1.7,"saturation":60000,"gainSetting":139,"offsetSetting":21,"readoutMode":"High","xBinning":1,"yBinning":1,"instrument":"ZWO ASI1600MM","raHintDegrees":325.678,"decHintDegrees":43.586,"pixelScaleArcsec":0.78,"siteLatitude":-31.27,"siteLongitude":149.06,"siteElevation":1165,"rotatorDegrees":181.5,"pedestal":100,"object":"SS Cyg","peakRangeLow":5000,"peakRangeHigh":30000}');
CREATE TABLE job (id TEXT PRIMARY KEY, batch TEXT NOT NULL, frames TEXT NOT NULL, body TEXT NOT NULL,
      sequence INTEGER NOT NULL, queued_at TEXT NOT NULL, missing_since TEXT, dead_because TEXT);
CREATE TABLE master (night TEXT NOT NULL, item TEXT NOT NULL, scan INTEGER NOT NULL, cal_type TEXT NOT NULL, filter TEXT NOT NULL,
    state TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (night, item, scan));
INSERT INTO "master" VALUES('20240101','dark 30 s',2,'dark','','built','{"night":"20240101","calType":"dark","filter":"","state":"built","reason":"new","product":{"path":"20240101/Reduced/SS Cyg/V/r2/a.fits","sha256":"abababababababababababababababababababababababababababababababab"},"numImages":20,"inputs":["abababababababababababababababababababababababababababababababab"],"leftOut":["20240101/Dark/d.fits: another camera"],"meta":{"width":4656,"height":3520,"bitpix":16,"exposureSeconds":30,"startJdUtc":2460310.9123456,"midJdUtc":2460310.9125192,"timeProblem":"","ccdTemperatureCelsius":-10.1,"gain":0.0625,"readNoise":1.7,"saturation":60000,"gainSetting":139,"offsetSetting":21,"readoutMode":"High","xBinning":1,"yBinning":1,"instrument":"ZWO ASI1600MM","raHintDegrees":325.678,"decHintDegrees":43.586,"pixelScaleArcsec":0.78,"siteLatitude":-31.27,"siteLongitude":149.06,"siteElevation":1165,"rotatorDegrees":181.5,"pedestal":100,"calibrated":false,"object":"SS Cyg","peakRangeLow":5000,"peakRangeHigh":30000},"median":310.25,"scatter":5.5,"warnings":["warm"],"method":"median","scan":2,"item":"dark 30 s","biasSubtracted":true}');
CREATE TABLE "migrations" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "timestamp" bigint NOT NULL, "name" varchar NOT NULL);
INSERT INTO "migrations" VALUES(1,1700000000000,'CheckpointTables1700000000000');
INSERT INTO "migrations" VALUES(2,1700000000001,'JobTable1700000000001');
INSERT INTO "migrations" VALUES(3,1763800000001,'CalibrationTables1763800000001');
CREATE TABLE night (night TEXT PRIMARY KEY, folder TEXT NOT NULL, scan INTEGER NOT NULL, file_count INTEGER NOT NULL, masters_scan INTEGER NOT NULL DEFAULT 0);
INSERT INTO "night" VALUES('20240101','2024-01-01',2,141,2);
CREATE TABLE scan_night (night TEXT PRIMARY KEY);
INSERT INTO "scan_night" VALUES('20231231');
INSERT INTO "scan_night" VALUES('20240101');
CREATE TABLE series (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
    attempt INTEGER NOT NULL, state TEXT NOT NULL, event_id TEXT NOT NULL, PRIMARY KEY (night, target_name, filter));
INSERT INTO "series" VALUES('20240101','SS Cyg','V',2,1,'calibrated','ReductionRequested:1');
CREATE TABLE subject_head (subject TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
INSERT INTO "subject_head" VALUES('wombat.events.20240101._',4);
INSERT INTO "subject_head" VALUES('wombat.events._._',2);
INSERT INTO "subject_head" VALUES('wombat.events.20240101.SS=20Cyg:V',10);
INSERT INTO "subject_head" VALUES('wombat.events._.SSCyg:=',8);
CREATE INDEX frame_series ON frame (night, target_name, filter);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('migrations',3);
COMMIT;
