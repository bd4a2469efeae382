import type { FrameKind } from '@wombat/fits';
import { ServiceKit } from '@wombat/service-kit';
import type {
  AnnouncedNight,
  ConcludedSeries,
  FolderAlias,
  KnownFile,
  KnownLight,
  LedgerFrame,
  NamedSeries,
  RequestedSeries,
  StandingSeries,
} from '../domain/index.js';

interface SeriesKey {
  night: string;
  targetName: string;
  filter: string;
}

/** Ingest's tables, read for decisions. */
export class IngestTables {
  constructor(private readonly kit: ServiceKit) {}

  /** Size of a file as it was found, in bytes; null: not found yet. */
  sizeOf(path: string): number | null {
    return this.kit.store.get<{ size: number }>('SELECT size FROM frame WHERE filename = ?', path)?.size ?? null;
  }

  filesOf(sha256: string): KnownFile[] {
    return this.kit.store.all<KnownFile>('SELECT filename AS path, sha256, state FROM frame WHERE sha256 = ?', sha256);
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

  /** The last revision that was asked for of a series; 0: none. */
  requestedRevision({ night, targetName, filter }: SeriesKey): number {
    const row = this.kit.store.get<{ revision: number }>(
      'SELECT revision FROM reduction WHERE date = ? AND target_name = ? AND filter = ?',
      night,
      targetName,
      filter,
    );
    return row?.revision ?? 0;
  }

  /** Frames by path, of a night or of all. */
  frames(night: string | null = null): LedgerFrame[] {
    return this.kit.store.all<LedgerFrame>(
      `SELECT date AS night, ifnull(target_name, '') AS targetName, ifnull(filter, '') AS filter, kind, state,
       since_revision AS revision FROM frame WHERE ? IS NULL OR date = ? ORDER BY filename`,
      night,
      night,
    );
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

  announced(): AnnouncedNight[] {
    return this.kit.store.all<AnnouncedNight>(
      'SELECT date AS night, folder, file_count AS fileCount, scan FROM night ORDER BY date',
    );
  }

  requested(): RequestedSeries[] {
    return this.kit.store.all<RequestedSeries>(
      'SELECT date AS night, target_name AS targetName, filter, revision FROM reduction',
    );
  }

  /** Series whose comparison stars were selected at their current revision. */
  named(): NamedSeries[] {
    return this.kit.store.all<NamedSeries>(
      `SELECT star.date AS night, star.target_name AS targetName, star.filter, star.revision, alias_id AS aliasId, ra_deg AS raDegrees,
       dec_deg AS decDegrees, num_images AS numImages FROM star JOIN target USING (date, target_name, filter, revision)`,
    );
  }

  /** What people said of folders, oldest first. */
  aliases(): FolderAlias[] {
    return this.kit.store.all<FolderAlias>(
      `SELECT id, target_name AS targetName, name, ra_deg AS raDegrees, dec_deg AS decDegrees, said_by AS "by" FROM alias ORDER BY sequence`,
    );
  }

  /** Id of the last scan that was completed; null: none. */
  lastScan(): string | null {
    return this.kit.store.get<{ scan_id: string }>('SELECT scan_id FROM scan')?.scan_id ?? null;
  }
}
