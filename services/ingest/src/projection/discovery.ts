import type { Projection } from '@wombat/eventlog';
import { cameraIdentity } from '../domain/index.js';
import { Cal, CompStar, Frame, Halt, Submission, Target, Wcs } from './entities/index.js';
import { hashOfMeta } from './hashOfMeta.js';
import { linearityText } from './knownCalibrations.js';
import {
  brokenFrames,
  cameras,
  changedNights,
  failureCodes,
  frameFigures,
  frameMeta,
  instruments,
  keptReads,
  ledgerTables,
  linearFrames,
  linearity,
  listedFolders,
  lookedAt,
  nightContents,
  nightCounts,
  nightTimes,
  releasedFrames,
  stillFolders,
} from './migrations.js';

const NIGHT_OF_FILE = 'SELECT date FROM frame WHERE filename = ?';

/** What was found on disk: files, nights, series, calibration sets. */
export const discovery: Projection = {
  streams: ['events', 'frames'],
  migrations: [
    ledgerTables,
    frameMeta,
    frameFigures,
    failureCodes,
    instruments,
    nightContents,
    lookedAt,
    cameras,
    changedNights,
    stillFolders,
    nightCounts,
    linearity,
    keptReads,
    nightTimes,
    releasedFrames,
    listedFolders,
    brokenFrames,
    linearFrames,
  ],
  memory: [
    'looked_at',
    'changed_night',
    'still_folder',
    'standing_count',
    'night_filter',
    'uncounted_night',
    'kept_read',
  ],
  entities: [Target, Cal, Frame, Wcs, CompStar, Submission, Halt],
  handlers: {
    FrameDiscovered: (store, { payload }) => {
      const nights = [payload.series?.night, store.get<{ date: string }>(NIGHT_OF_FILE, payload.path)?.date];
      for (const night of new Set(nights.filter((night) => night !== undefined))) {
        store.run('INSERT OR IGNORE INTO changed_night VALUES (?)', night);
        store.run('INSERT OR IGNORE INTO uncounted_night VALUES (?)', night);
      }
      store.run(
        `INSERT INTO frame (date, target_name, filter, kind, filename, sha256, state, reason, size, folder, since_revision, band, warning)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (filename) DO UPDATE SET sha256 = excluded.sha256, state = excluded.state, reason = excluded.reason,
           size = excluded.size, since_revision = excluded.since_revision, kind = excluded.kind, filter = excluded.filter,
           band = excluded.band, warning = excluded.warning, date = excluded.date, target_name = excluded.target_name,
           fwhm_pixels = NULL, failure_code = NULL, kept = NULL
         WHERE frame.sha256 <> excluded.sha256 OR frame.size <> excluded.size
           OR iif(frame.state IN ('broken', 'ignored'), frame.state, 'accepted') <> excluded.state`,
        payload.series?.night,
        payload.series?.targetName || null,
        payload.series?.filter || null,
        payload.kind,
        payload.path,
        payload.sha256,
        payload.state,
        payload.reason || null,
        payload.size,
        payload.folder,
        payload.revision,
        payload.band || null,
        payload.warning || null,
      );
      store.run(
        `UPDATE frame SET band = ?, warning = ?, meta_hash = ?, mid_jd_utc = ?, exposure_s = ?, instrument = ?, camera = ?,
         linearity = ? WHERE filename = ?`,
        ...[payload.band || null, payload.warning || null, hashOfMeta(payload.meta)],
        ...[
          payload.meta?.midJdUtc ?? null,
          payload.meta?.exposureSeconds ?? null,
          payload.meta?.instrument ?? null,
          payload.meta === undefined ? null : JSON.stringify(cameraIdentity(payload.meta)),
          linearityText(payload.meta),
        ],
        payload.path,
      );
    },
    NightDiscovered: (store, { payload, occurredAt }) => {
      store.run(
        `INSERT INTO night (date, folder, file_count, scan, contents, discovered_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (date) DO UPDATE SET folder = excluded.folder, file_count = excluded.file_count, scan = excluded.scan,
           contents = excluded.contents, discovered_at = min(ifnull(discovered_at, excluded.discovered_at), excluded.discovered_at)`,
        payload.night,
        payload.folder,
        payload.fileCount,
        payload.scan,
        payload.contents || null,
        occurredAt,
      );
      store.run('INSERT OR IGNORE INTO uncounted_night VALUES (?)', payload.night);
      for (const series of payload.series) {
        store.run(
          `INSERT INTO target (date, target_name, filter, band, num_images, revision) VALUES (?, ?, ?, ?, ?, 1)
           ON CONFLICT (date, target_name, filter) DO UPDATE SET num_images = excluded.num_images, band = excluded.band`,
          payload.night,
          series.targetName,
          series.filter,
          series.band || null,
          series.numImages,
        );
      }
      for (const cal of payload.calibrations) {
        store.run(
          `INSERT INTO cal VALUES (?, ?, ?, ?)
           ON CONFLICT (date, cal_type, ifnull(filter, '')) DO UPDATE SET num_images = excluded.num_images`,
          payload.night,
          cal.calType,
          cal.filter || null,
          cal.numImages,
        );
      }
    },
    ScanCompleted: (store, { payload }) => {
      store.run(
        'INSERT INTO scan VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET scan_id = excluded.scan_id',
        payload.scanId,
      );
    },
  },
};
