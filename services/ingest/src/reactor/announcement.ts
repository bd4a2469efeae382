import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ServiceKit } from '@wombat/service-kit';
import { nightsToAnnounce, reductionsToRequest, seriesToRename, summariseNight } from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';

interface Request {
  night: string;
  targetName: string;
  filter: string;
  revision: number;
  numImages: number;
  requestedBy?: string;
  reason?: string;
}

/** Announces nights as the ledger has them, asks for the reduction of what is new, and says when a scan is complete. */
@Injectable()
export class Announcement {
  private readonly tables: IngestTables;

  constructor(private readonly kit: ServiceKit) {
    this.tables = new IngestTables(kit);
  }

  async announceAll(): Promise<void> {
    const { tables } = this;
    for (const night of nightsToAnnounce(tables.frames(), tables.announced())) await this.announce(night);
    for (const series of reductionsToRequest(this.summaries(), tables.requested())) await this.request(series);
    for (const series of seriesToRename(tables.named(), tables.aliases())) await this.request(series);
    await this.completeScan();
  }

  private async announce(night: string): Promise<void> {
    const { fileCount, calibrations, ...summary } = summariseNight(this.tables.frames(night));
    const before = this.tables.announced().find((known) => known.night === night);
    const scan = (before?.scan ?? 0) + 1;
    const folder = this.tables.folderOf(night) ?? night;
    const series = summary.series.map((entry) => ({ ...entry, ...this.tables.bandOf({ night, ...entry }) }));
    await this.kit.decide({
      id: `night:${night}:${scan}`,
      type: 'NightDiscovered',
      payload: { night, folder, series, calibrations, fileCount, scan },
    });
  }

  private async request(series: Request): Promise<void> {
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
        band: this.tables.bandOf(series).band,
        settingsHash: shortHash(this.kit.config),
      },
    });
  }

  /** The scan is complete when everything found is announced and asked for; its id changes only when a night does. */
  private async completeScan(): Promise<void> {
    const nights = this.tables.announced();
    if (nights.length === 0 || nightsToAnnounce(this.tables.frames(), nights).length > 0) return;
    const scanId = shortHash(nights.map(({ night, scan }) => [night, scan]));
    if (this.tables.lastScan() === scanId) return;
    await this.kit.decide({
      id: `scan:${scanId}`,
      type: 'ScanCompleted',
      payload: { nights: nights.map(({ night }) => night), scanId },
    });
  }

  private summaries() {
    return new Map(this.tables.announced().map(({ night }) => [night, summariseNight(this.tables.frames(night))]));
  }
}

function shortHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
