import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ServiceKit } from '@wombat/service-kit';
import {
  type AnnouncedNight,
  type FolderAlias,
  type LedgerFrame,
  type NamedSeries,
  nightsToAnnounce,
  type RequestedSeries,
  reductionsToRequest,
  seriesToRename,
  summariseNight,
} from '../domain/index.js';

/** Announces nights as the ledger has them, asks for the reduction of what is new, and says when a scan is complete. */
@Injectable()
export class Announcement {
  constructor(private readonly kit: ServiceKit) {}

  async announceAll(): Promise<void> {
    for (const night of nightsToAnnounce(this.frames(), this.announced())) await this.announce(night);
    for (const series of reductionsToRequest(this.summaries(), this.requested())) await this.request(series);
    for (const series of seriesToRename(this.named(), this.aliases())) await this.request(series);
    await this.completeScan();
  }

  private async announce(night: string): Promise<void> {
    const summary = summariseNight(this.frames(night));
    const before = this.announced().find((known) => known.night === night);
    const scan = (before?.scan ?? 0) + 1;
    const folder =
      this.kit.store.get<{ folder: string }>('SELECT folder FROM frame WHERE date = ? ORDER BY filename LIMIT 1', night)
        ?.folder ?? night;
    const series = summary.series.map((entry) => ({ ...entry, ...this.bandOf(night, entry) }));
    await this.kit.decide({
      id: `night:${night}:${scan}`,
      type: 'NightDiscovered',
      payload: { night, folder, series, calibrations: summary.calibrations, fileCount: summary.fileCount, scan },
    });
  }

  private bandOf(night: string, series: { targetName: string; filter: string }): { band: string; warning: string } {
    const row = this.kit.store.get<{ band: string | null; warning: string | null }>(
      `SELECT band, warning FROM frame WHERE date = ? AND target_name = ? AND filter = ? AND state NOT IN ('broken', 'ignored')
       ORDER BY filename LIMIT 1`,
      night,
      series.targetName,
      series.filter,
    );
    return { band: row?.band ?? '', warning: row?.warning ?? '' };
  }

  private async request(series: {
    night: string;
    targetName: string;
    filter: string;
    revision: number;
    numImages: number;
    requestedBy?: string;
    reason?: string;
  }) {
    const { night, targetName, filter, revision, numImages } = series;
    const { requestedBy = 'ingest', reason = revision === 1 ? 'discovered' : 'frames were added' } = series;
    await this.kit.decide({
      id: `request:${night}/${targetName}/${filter}:r${revision}`,
      type: 'ReductionRequested',
      payload: {
        reduction: { series: { night, targetName, filter }, revision, attempt: 1 },
        fromStage: 'calibrate',
        requestedBy,
        reason,
        numImages,
        band: this.bandOf(night, series).band,
        settingsHash: createHash('sha256').update(JSON.stringify(this.kit.config)).digest('hex').slice(0, 16),
      },
    });
  }

  /** The scan is complete when everything found is announced and asked for; its id changes only when a night does. */
  private async completeScan(): Promise<void> {
    const nights = this.announced();
    if (nights.length === 0 || nightsToAnnounce(this.frames(), nights).length > 0) return;
    const scanId = createHash('sha256')
      .update(JSON.stringify(nights.map(({ night, scan }) => [night, scan])))
      .digest('hex')
      .slice(0, 16);
    const last = this.kit.store.get<{ scan_id: string }>('SELECT scan_id FROM scan');
    if (last?.scan_id === scanId) return;
    await this.kit.decide({
      id: `scan:${scanId}`,
      type: 'ScanCompleted',
      payload: { nights: nights.map(({ night }) => night), scanId },
    });
  }

  private frames(night: string | null = null): LedgerFrame[] {
    return this.kit.store.all<LedgerFrame>(
      `SELECT date AS night, ifnull(target_name, '') AS targetName, ifnull(filter, '') AS filter, kind, state,
       since_revision AS revision FROM frame WHERE ? IS NULL OR date = ? ORDER BY filename`,
      night,
      night,
    );
  }

  private announced(): AnnouncedNight[] {
    return this.kit.store.all<AnnouncedNight>(
      'SELECT date AS night, folder, file_count AS fileCount, scan FROM night ORDER BY date',
    );
  }

  private requested(): RequestedSeries[] {
    return this.kit.store.all<RequestedSeries>(
      'SELECT date AS night, target_name AS targetName, filter, revision FROM reduction',
    );
  }

  /** Series whose comparison stars were selected at their current revision. */
  private named(): NamedSeries[] {
    return this.kit.store.all<NamedSeries>(
      `SELECT star.date AS night, star.target_name AS targetName, star.filter, star.revision, alias_id AS aliasId, ra_deg AS raDegrees,
       dec_deg AS decDegrees, num_images AS numImages FROM star JOIN target USING (date, target_name, filter, revision)`,
    );
  }

  private aliases(): FolderAlias[] {
    return this.kit.store.all<FolderAlias>(
      `SELECT id, target_name AS targetName, name, ra_deg AS raDegrees, dec_deg AS decDegrees, said_by AS "by" FROM alias ORDER BY sequence`,
    );
  }

  private summaries() {
    return new Map(this.announced().map(({ night }) => [night, summariseNight(this.frames(night))]));
  }
}
