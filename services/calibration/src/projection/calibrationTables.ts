import { checkpointOf } from '@wombat/eventlog';
import { FrameMeta, FramesCalibrated, MasterBuilt } from '@wombat/proto';
import { SERIES } from '@wombat/proto/words';
import { KeptSeries, newestRow, SERIES_COLUMNS, type SeriesRow, ServiceKit, seriesKey } from '@wombat/service-kit';
import type { RawFrame } from '../domain/index.js';
import { type KnownMaster, UsableMasters } from './usableMasters.js';

export interface NightRow {
  night: string;
  folder: string;
  scan: number;
  mastersScan: number;
}

interface ScannedNight extends NightRow {
  /** Null: nothing of the night has come yet, but that it was looked at. */
  fileCount: number | null;
}

export interface LightRow extends RawFrame {
  folder: string;
}

export interface RequestedSeries extends SeriesRow {
  /** ISO time: since when it waits for frames that the revision before has; null: they are calibrated anew. */
  takesOverSince: string | null;
  /** What the revision before came to, of which it takes frames over; null: none, or not known. */
  outcomeBefore: FramesCalibrated | null;
}

export interface CalibratedSeries extends SeriesRow {
  /** What its calibration came to. */
  outcome: FramesCalibrated;
}

/** The lights of a series and what came of them so far: '' where one is calibrated, else why not. */
export interface LightsOfSeries {
  frames: readonly LightRow[];
  results: ReadonlyMap<string, string>;
}

interface KeptLights extends LightsOfSeries {
  paths: ReadonlySet<string>;
  /** The newest rows that were read. */
  frameRow: number;
  resultRow: number;
}

interface ResultRow {
  path: string;
  ok: number;
  reason: string;
}

/** Calibration's tables, read for decisions. */
export class CalibrationTables {
  private scanned: { at: number; nights: readonly NightRow[] } | null = null;
  /** How many files of a night are known at least. */
  private readonly filesSeen = new Map<string, number>();
  private readonly usable: UsableMasters;
  private readonly standing: KeptSeries<SeriesRow, KeptLights>;

  constructor(private readonly kit: ServiceKit) {
    this.usable = new UsableMasters(kit.store);
    this.standing = new KeptSeries(kit.store, {
      read: (series) => this.readStanding(series),
      renew: (kept, series) => this.renewStanding(kept, series),
    });
  }

  /**
   * Nights of completed scans, newest first; none as long as one of them is not known to its last file: a scan's
   * decisions wait for all of its nights, and frame-level facts may reach us after the event that counts them.
   */
  scannedNights(): readonly NightRow[] {
    // They are as they were until an event comes; frames only become more.
    const at = checkpointOf(this.kit.store, 'events');
    if (this.scanned?.at === at) return this.scanned.nights;
    const nights = this.kit.store.all<ScannedNight>(
      `SELECT scan_night.night, folder, scan, masters_scan AS mastersScan, file_count AS fileCount
       FROM scan_night LEFT JOIN night ON night.night = scan_night.night ORDER BY scan_night.night DESC`,
    );
    if (!nights.every((night) => this.isKnownWhole(night))) return [];
    this.scanned = { at, nights };
    return nights;
  }

  /** Of a scan that masters were made of all files are known: to count those of a thousand nights takes its time. */
  private isKnownWhole({ night, scan, mastersScan, fileCount }: ScannedNight): boolean {
    if (fileCount === null) return false;
    return mastersScan >= scan || this.hasFiles(night, fileCount);
  }

  private hasFiles(night: string, fileCount: number): boolean {
    if ((this.filesSeen.get(night) ?? 0) >= fileCount) return true;
    const sql = 'SELECT count(*) AS files FROM frame WHERE night = ?';
    this.filesSeen.set(night, this.kit.store.get<{ files: number }>(sql, night)?.files ?? 0);
    return (this.filesSeen.get(night) ?? 0) >= fileCount;
  }

  calibrationFrames(night: string): RawFrame[] {
    return this.kit.store
      .all<FrameColumns>(
        "SELECT * FROM frame WHERE night = ? AND state = 'accepted' AND kind IN ('bias', 'dark', 'flat') ORDER BY path",
        night,
      )
      .map(rawFrame);
  }

  lights(series: SeriesRow): LightRow[] {
    return this.kit.store
      .all<FrameColumns>(
        `SELECT * FROM frame WHERE night = ? AND target_name = ? AND filter = ? AND kind = 'light' AND state = 'accepted' AND revision <= ?
         ORDER BY path`,
        series.night,
        series.targetName,
        series.filter,
        series.revision,
      )
      .map((row) => ({ ...rawFrame(row), folder: row.folder }));
  }

  mastersOf(night: NightRow): MasterBuilt[] {
    return this.kit.store
      .all<{ body: string }>(
        'SELECT body FROM master WHERE night = ? AND scan = ? ORDER BY item',
        night.night,
        night.scan,
      )
      .map(({ body }) => MasterBuilt.fromJSON(JSON.parse(body)));
  }

  /**
   * What came of the masters of a night in its newest scan, then the masters of other nights that its frames were
   * calibrated with.
   */
  mastersFor(night: string): MasterBuilt[] {
    const outcomes = this.kit.store
      .all<{ outcome: string }>('SELECT outcome FROM series WHERE night = ? AND outcome IS NOT NULL', night)
      .map(({ outcome }) => FramesCalibrated.fromJSON(JSON.parse(outcome)));
    const used = outcomes.flatMap(({ masters, bias, dark, flat }) =>
      [...masters, bias, dark, flat].map((master) => master?.product?.path).filter((path) => path !== undefined),
    );
    return this.kit.store
      .all<{ body: string }>(
        `SELECT body FROM master WHERE scan = (SELECT max(scan) FROM master AS newer WHERE newer.night = master.night)
         AND (night = ? OR json_extract(body, '$.product.path') IN (SELECT value FROM json_each(?)))
         ORDER BY night = ? DESC, night DESC, item`,
        ...[night, JSON.stringify(used), night],
      )
      .map(({ body }) => MasterBuilt.fromJSON(JSON.parse(body)));
  }

  /** Every master that is really there, of the newest scan of its night. */
  usableMasters(): readonly KnownMaster[] {
    return this.usable.all();
  }

  requested(): RequestedSeries[] {
    return this.kit.store
      .all<SeriesRow & { takesOverSince: string | null; outcome: string | null }>(
        `SELECT ${SERIES_COLUMNS}, takes_over_since AS takesOverSince, outcome_before AS outcome FROM series
         WHERE state = '${SERIES.requested}' ORDER BY night DESC, target_name, filter`,
      )
      .map(({ outcome, ...series }) => ({
        ...series,
        outcomeBefore:
          series.takesOverSince === null || outcome === null ? null : FramesCalibrated.fromJSON(JSON.parse(outcome)),
      }));
  }

  /**
   * So many series whose frames are calibrated and that have not been compared with the masters of today, newest first;
   * those of before outcomes were kept are left out.
   */
  notCompared(most: number): CalibratedSeries[] {
    return this.kit.store
      .all<SeriesRow & { outcome: string }>(
        `SELECT ${SERIES_COLUMNS}, outcome FROM series WHERE state = '${SERIES.calibrated}' AND outcome IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM compared_series AS compared WHERE compared.night = series.night
           AND compared.target_name = series.target_name AND compared.filter = series.filter AND compared.revision = series.revision)
         ORDER BY night DESC, target_name, filter LIMIT ?`,
        most,
      )
      .map(({ outcome, ...series }) => ({ ...series, outcome: FramesCalibrated.fromJSON(JSON.parse(outcome)) }));
  }

  /** What was said last of masters that have changed since the series was calibrated, and how often that was. */
  toldMasters({ night, targetName, filter, revision }: SeriesRow): { times: number; changes: string[] } {
    const told = this.kit.store.get<{ times: number; changes: string }>(
      'SELECT times, changes FROM told_masters WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?',
      ...[night, targetName, filter, revision],
    );
    return told === undefined ? { times: 0, changes: [] } : { times: told.times, changes: JSON.parse(told.changes) };
  }

  /** Its cost is that of what came since it was asked last. */
  lightsOf(series: SeriesRow): LightsOfSeries {
    return this.standing.of(series);
  }

  private readStanding(series: SeriesRow): KeptLights {
    const [frameRow, resultRow] = [newestRow(this.kit.store, 'frame'), newestRow(this.kit.store, 'calibrated')];
    const frames = this.lights(series);
    const paths = new Set(frames.map(({ path }) => path));
    const rows = this.kit.store.all<ResultRow>(
      `SELECT calibrated.path, ok, reason FROM calibrated JOIN frame ON frame.path = calibrated.path
       WHERE night = ? AND target_name = ? AND filter = ? AND calibrated.revision = ? AND attempt = ?`,
      ...[...seriesKey(series), series.revision, series.attempt],
    );
    return { frames, paths, results: withResults(new Map(), paths, rows), frameRow, resultRow };
  }

  private renewStanding(kept: KeptLights, series: SeriesRow): KeptLights | null {
    const { store } = this.kit;
    const frameRow = newestRow(store, 'frame');
    const resultRow = newestRow(store, 'calibrated');
    if (frameRow > kept.frameRow) {
      const [night, targetName, filter] = seriesKey(series);
      const news = store.all<FrameColumns>('SELECT * FROM frame WHERE rowid > ?', kept.frameRow);
      const isOfSeries = (row: FrameColumns) =>
        row.night === night && row.target_name === targetName && row.filter === filter;
      if (news.some((row) => isOfSeries(row) || kept.paths.has(row.path))) return null;
    }
    if (resultRow === kept.resultRow) return { ...kept, frameRow };
    const rows = store.all<ResultRow>(
      'SELECT path, ok, reason FROM calibrated WHERE rowid > ? AND revision = ? AND attempt = ?',
      ...[kept.resultRow, series.revision, series.attempt],
    );
    return { ...kept, results: withResults(kept.results, kept.paths, rows), frameRow, resultRow };
  }
}

function withResults(
  known: ReadonlyMap<string, string>,
  paths: ReadonlySet<string>,
  rows: readonly ResultRow[],
): ReadonlyMap<string, string> {
  const news = rows.filter(({ path }) => paths.has(path));
  if (news.length === 0) return known;
  return new Map([
    ...known,
    ...news.map(({ path, ok, reason }) => [path, ok === 1 ? '' : reason || 'failed'] as const),
  ]);
}

interface FrameColumns {
  path: string;
  sha256: string;
  night: string;
  target_name: string;
  filter: string;
  kind: string;
  revision: number;
  folder: string;
  meta: string;
  file_stamp: string | null;
}

function rawFrame(row: FrameColumns): RawFrame {
  const { path, sha256, night, kind, filter } = row;
  const frame = { path, sha256, night, kind, filter, meta: FrameMeta.fromJSON(JSON.parse(row.meta)) };
  return row.file_stamp === null ? frame : { ...frame, fileStamp: row.file_stamp };
}
