import { Injectable } from '@nestjs/common';
import { ServiceKit } from '@wombat/service-kit';
import { nightsToAnnounce, reductionsToRequest, seriesToRename, summariseNight } from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { shortHash } from '../projection/shortHash.js';
import { ReductionRequests } from './reductionRequests.js';

/** Announces nights as the ledger has them, asks for the reduction of what is new, and says when a scan is complete. */
@Injectable()
export class Announcement {
  private readonly tables: IngestTables;
  private readonly requests: ReductionRequests;

  constructor(private readonly kit: ServiceKit) {
    this.tables = new IngestTables(kit);
    this.requests = new ReductionRequests(kit, this.tables);
  }

  async announceAll(): Promise<void> {
    const { tables, requests } = this;
    for (const night of nightsToAnnounce(tables.frames(), tables.announced(), tables.contents()))
      await this.announce(night);
    for (const series of reductionsToRequest(this.summaries(), tables.requested())) await requests.request(series);
    for (const series of seriesToRename(tables.named(), tables.aliases())) await requests.request(series);
    await this.completeScan();
  }

  private async announce(night: string): Promise<void> {
    const { fileCount, calibrations, ...summary } = summariseNight(this.tables.frames(night));
    const contents = this.tables.contents(night).get(night) ?? '';
    const before = this.tables.announced().find((known) => known.night === night);
    const scan = (before?.scan ?? 0) + 1;
    const folder = this.tables.folderOf(night) ?? night;
    const series = summary.series.map((entry) => ({ ...entry, ...this.tables.bandOf({ night, ...entry }) }));
    await this.kit.decide({
      id: `night:${night}:${scan}`,
      type: 'NightDiscovered',
      payload: { night, folder, series, calibrations, fileCount, scan, contents },
    });
  }

  /** The scan is complete when everything found is announced and asked for; its id changes only when a night does. */
  private async completeScan(): Promise<void> {
    const nights = this.tables.announced();
    if (nights.length === 0 || nightsToAnnounce(this.tables.frames(), nights, this.tables.contents()).length > 0)
      return;
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
