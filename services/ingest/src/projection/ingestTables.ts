import type { FrameKind } from '@wombat/fits';
import { ServiceKit } from '@wombat/service-kit';
import {
  type AnnouncedNight,
  type CameraIdentity,
  type CompsWord,
  type ConcludedSeries,
  type Exposure,
  type FolderAlias,
  type KnownFact,
  type KnownFile,
  type KnownLight,
  type LedgerFrame,
  type NamedSeries,
  type RequestedSeries,
  type StandingSeries,
  wheelOf,
} from '../domain/index.js';
import { shortHash } from './shortHash.js';

interface SeriesKey {
  night: string;
  targetName: string;
  filter: string;
}

type Told = Omit<Exposure, 'camera'> & { camera: string };
type KnownRow = Omit<KnownFile, 'exposure'> & { [Field in keyof Told]: Told[Field] | null };

const KNOWN_FILES = `SELECT filename AS path, sha256, state, target_name AS targetName, filter, camera, mid_jd_utc AS midJdUtc,
  exposure_s AS exposureSeconds FROM frame`;

function knownFile({ path, sha256, state, ...exposure }: KnownRow): KnownFile {
  const { targetName, filter, camera, midJdUtc, exposureSeconds } = exposure;
  const isTold = targetName !== null && filter !== null && camera !== null && midJdUtc !== null;
  if (!isTold || exposureSeconds === null) return { path, sha256, state, exposure: null };
  const identity = JSON.parse(camera) as CameraIdentity;
  return { path, sha256, state, exposure: { targetName, filter, camera: identity, midJdUtc, exposureSeconds } };
}

/** Ingest's tables, read for decisions. */
export class IngestTables {
  constructor(private readonly kit: ServiceKit) {}

  /** A file as it was found; null: not found yet. */
  knownFact(path: string): KnownFact | null {
    return (
      this.kit.store.get<KnownFact>(
        'SELECT size, sha256, state, failure_code AS failureCode FROM frame WHERE filename = ?',
        path,
      ) ?? null
    );
  }

  /** Files that may be the originals of copies among these: with the same bytes, or of the same series. */
  originals(hashes: readonly string[], series: readonly SeriesKey[]): KnownFile[] {
    const alike = hashes.flatMap((sha256) => this.kit.store.all<KnownRow>(`${KNOWN_FILES} WHERE sha256 = ?`, sha256));
    const near = series.flatMap(({ night, targetName, filter }) =>
      this.kit.store.all<KnownRow>(
        `${KNOWN_FILES} WHERE date = ? AND target_name = ? AND filter = ? AND kind = 'light'`,
        ...[night, targetName, filter],
      ),
    );
    return [...new Map([...alike, ...near].map((row) => [row.path, knownFile(row)])).values()];
  }

  /** Whether nothing may read the calibrated frames of a series up to a revision any more: they go, or are gone. */
  isReleased({ night, targetName, filter }: SeriesKey, revision: number): boolean {
    const sql = 'SELECT 1 FROM target WHERE date = ? AND target_name = ? AND filter = ? AND frames_released >= ?';
    return this.kit.store.get(sql, night, targetName, filter, revision) !== undefined;
  }

  /** Files of a folder that were left out as copies of others. */
  copies(folder: string): string[] {
    const sql = "SELECT filename AS path FROM frame WHERE folder = ? AND state = 'ignored' AND sha256 <> ''";
    return this.kit.store.all<{ path: string }>(sql, folder).map(({ path }) => path);
  }

  knowsLight(night: string): boolean {
    return this.kit.store.get("SELECT 1 FROM frame WHERE date = ? AND kind = 'light' LIMIT 1", night) !== undefined;
  }

  /** Warnings of the frames of a kind that were taken from a night's folder: each once, '' where there is none. */
  warningsOf(folder: string, kind: FrameKind): string[] {
    return this.kit.store
      .all<{ warning: string }>(
        `SELECT DISTINCT ifnull(warning, '') AS warning FROM frame
         WHERE folder = ? AND kind = ? AND state NOT IN ('broken', 'ignored')`,
        folder,
        kind,
      )
      .map(({ warning }) => warning);
  }

  /**
   * The last revision that was asked for of a series; 0: none. One that was put back into a log that lost its end, with
   * all the frames it was asked for, does not count: they are found again, and are its own, unless a person has decided
   * on it: what is reduced anew nobody has seen.
   */
  requestedRevision({ night, targetName, filter }: SeriesKey): number {
    const row = this.kit.store.get<{ revision: number; waits: number }>(
      `SELECT reduction.revision, coalesce(proc, proc_bias, apphot, submitted) IS NULL AND NOT EXISTS (SELECT 1 FROM frame WHERE frame.date = reduction.date
         AND frame.target_name = reduction.target_name AND frame.filter = reduction.filter) AS waits
       FROM reduction LEFT JOIN target USING (date, target_name, filter)
       WHERE date = ? AND target_name = ? AND filter = ?`,
      night,
      targetName,
      filter,
    );
    return row === undefined ? 0 : row.revision - row.waits;
  }

  /** Frames of a night by path. */
  frames(night: string): LedgerFrame[] {
    return this.kit.store.all<LedgerFrame>(
      `SELECT date AS night, ifnull(target_name, '') AS targetName, ifnull(filter, '') AS filter, kind, state,
       since_revision AS revision FROM frame WHERE date = ? ORDER BY filename`,
      night,
    );
  }

  /**
   * What changes with the files of a night, their bytes, whether they are used, and how even the camera of its darks
   * and flats counts.
   */
  contents(night: string): string {
    const files = this.kit.store.all<{ path: string; sha256: string; use: string; linearity: string | null }>(
      `SELECT filename AS path, sha256, iif(state IN ('broken', 'ignored'), state, 'used') AS "use",
       iif(kind IN ('dark', 'flat'), linearity, NULL) AS linearity FROM frame WHERE date = ? ORDER BY filename`,
      night,
    );
    return shortHash(
      files.map(({ path, sha256, use, linearity }) => [path, sha256, use, ...(linearity === null ? [] : [linearity])]),
    );
  }

  /** Nights whose files may not be announced as they stand, or not be asked for. */
  changedNights(): string[] {
    const sql = 'SELECT night FROM changed_night ORDER BY night';
    return this.kit.store.all<{ night: string }>(sql).map(({ night }) => night);
  }

  /** Nothing is to be done for a night until another file of it changes. */
  settleNight(night: string): void {
    this.kit.store.run('DELETE FROM changed_night WHERE night = ?', night);
  }

  /** Lights of a series as they were found; without those that never were part of it. */
  lights({ night, targetName, filter }: SeriesKey): KnownLight[] {
    return this.kit.store.all<KnownLight>(
      `SELECT filename AS path, sha256, size, folder, since_revision AS revision, ifnull(band, '') AS band,
       ifnull(warning, '') AS warning, ifnull(meta_hash, '') AS metaHash FROM frame
       WHERE date = ? AND target_name = ? AND filter = ? AND kind = 'light' AND state NOT IN ('broken', 'ignored') ORDER BY filename`,
      night,
      targetName,
      filter,
    );
  }

  /** Where every series of a night stands. */
  standing(night: string): StandingSeries[] {
    return this.kit.store.all<StandingSeries>(
      `SELECT date AS night, target_name AS targetName, filter, reduction.revision, num_images AS numImages, apphot,
       (SELECT count(*) FROM frame WHERE frame.date = target.date AND frame.target_name = target.target_name
        AND frame.filter = target.filter AND kind = 'light' AND state = 'failed') AS failedFrames
       FROM target JOIN reduction USING (date, target_name, filter) WHERE date = ? ORDER BY target_name, filter`,
      night,
    );
  }

  /** Series that have come to an end, or wait for a person who has not decided yet. */
  concluded(): ConcludedSeries[] {
    return this.kit.store
      .all<Omit<ConcludedSeries, 'failures'> & { failures: string }>(
        `SELECT date AS night, target_name AS targetName, filter, target.revision, num_images AS numImages, apphot,
         settings_hash AS settingsHash, halt.retry_at IS NOT NULL AS isAskedAgain,
         (SELECT json_group_array(DISTINCT failure_code) FROM frame WHERE frame.date = target.date AND frame.filter = target.filter
          AND frame.target_name = target.target_name AND kind = 'light' AND state = 'failed') AS failures
         FROM target LEFT JOIN halt USING (date, target_name, filter)
         WHERE apphot IS NOT NULL AND submitted IS NULL ORDER BY date, target_name, filter`,
      )
      .map((row) => ({ ...row, failures: JSON.parse(row.failures) as ConcludedSeries['failures'] }));
  }

  folderOf(night: string): string | null {
    const sql = 'SELECT folder FROM frame WHERE date = ? ORDER BY filename LIMIT 1';
    return this.kit.store.get<{ folder: string }>(sql, night)?.folder ?? null;
  }

  /** The AAVSO band of a series, '' where none is known, and the warning of its first frame. */
  bandOf({ night, targetName, filter }: SeriesKey): { band: string; warning: string } {
    const row = this.kit.store.get<{ band: string; warning: string }>(
      `SELECT ifnull(band, '') AS band, ifnull(warning, '') AS warning FROM frame
       WHERE date = ? AND target_name = ? AND filter = ? AND state NOT IN ('broken', 'ignored') ORDER BY filename LIMIT 1`,
      night,
      targetName,
      filter,
    );
    return row ?? { band: '', warning: '' };
  }

  /** Names of the filters a camera used in a night, of lights and flats. */
  filtersOf(night: string, instrument: string): string[] {
    return this.kit.store
      .all<{ filter: string }>(
        `SELECT DISTINCT filter FROM frame WHERE date = ? AND kind IN ('light', 'flat') AND filter IS NOT NULL
         AND ifnull(instrument, '') = ? ORDER BY filter`,
        night,
        instrument,
      )
      .map(({ filter }) => filter);
  }

  /** Names of the filters that the cameras of a series used in its night. */
  wheelOfSeries({ night, targetName, filter }: SeriesKey): string[] {
    const cameras = this.kit.store.all<{ instrument: string }>(
      `SELECT DISTINCT ifnull(instrument, '') AS instrument FROM frame
       WHERE date = ? AND target_name = ? AND filter = ? AND kind = 'light'`,
      night,
      targetName,
      filter,
    );
    return wheelOf(
      '',
      [],
      cameras.flatMap(({ instrument }) => this.filtersOf(night, instrument)),
    );
  }

  announced(): AnnouncedNight[] {
    return this.kit.store.all<AnnouncedNight>(
      'SELECT date AS night, folder, file_count AS fileCount, scan, contents FROM night ORDER BY date',
    );
  }

  announcedNight(night: string): AnnouncedNight | null {
    const sql = 'SELECT date AS night, folder, file_count AS fileCount, scan, contents FROM night WHERE date = ?';
    return this.kit.store.get<AnnouncedNight>(sql, night) ?? null;
  }

  requested(night: string): RequestedSeries[] {
    return this.kit.store.all<RequestedSeries>(
      'SELECT date AS night, target_name AS targetName, filter, revision FROM reduction WHERE date = ?',
      night,
    );
  }

  /** Series of folders of which a person has said who their star is, with the star they were reduced for. */
  named(): NamedSeries[] {
    return this.kit.store.all<NamedSeries>(
      `SELECT star.date AS night, star.target_name AS targetName, star.filter, star.revision, alias_id AS aliasId, ra_deg AS raDegrees,
       dec_deg AS decDegrees, num_images AS numImages FROM star JOIN target USING (date, target_name, filter, revision)
       WHERE target_name IN (SELECT target_name FROM alias)`,
    );
  }

  /** What people said of folders, oldest first. */
  aliases(): FolderAlias[] {
    return this.kit.store.all<FolderAlias>(
      `SELECT id, target_name AS targetName, name, ra_deg AS raDegrees, dec_deg AS decDegrees, said_by AS "by" FROM alias ORDER BY sequence`,
    );
  }

  /** People's words on comparison stars of which no revision has been asked for since. */
  openCompsWords(): CompsWord[] {
    return this.kit.store
      .all<Omit<CompsWord, 'off' | 'on'> & { off: string; on: string }>(
        `SELECT comps_word.date AS night, target_name AS targetName, filter, off, taken AS "on", words, said_by AS "by"
         FROM comps_word JOIN reduction USING (date, target_name, filter) WHERE reduction.revision = comps_word.revision`,
      )
      .map(({ off, on, ...word }) => ({ ...word, off: JSON.parse(off), on: JSON.parse(on) }));
  }

  /** Id of the last scan that was completed; null: none. */
  lastScan(): string | null {
    return this.kit.store.get<{ scan_id: string }>('SELECT scan_id FROM scan')?.scan_id ?? null;
  }
}
