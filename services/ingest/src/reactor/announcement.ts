import { Injectable } from '@nestjs/common';
import { EachAlone, ServiceKit } from '@wombat/service-kit';
import {
  type AnnouncedNight,
  type CompsWord,
  nightsToAnnounce,
  reductionsToRequest,
  seriesOfCompsWord,
  seriesToRename,
  summariseNight,
} from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { shortHash } from '../projection/shortHash.js';
import { ReductionRequests } from './reductionRequests.js';

/** Announces nights as the ledger has them, asks for the reduction of what is new, and says when a scan is complete. */
@Injectable()
export class Announcement {
  private readonly tables: IngestTables;
  private readonly requests: ReductionRequests;
  private readonly alone: EachAlone;

  constructor(private readonly kit: ServiceKit) {
    this.tables = new IngestTables(kit);
    this.requests = new ReductionRequests(kit, this.tables);
    this.alone = new EachAlone(kit);
  }

  async announceAll(): Promise<void> {
    const { tables, requests } = this;
    const nights = nightsToAnnounce(tables.frames(), tables.announced(), tables.contents());
    const untold = await this.alone.each(nights, String, (night) => this.announce(night));
    await this.alone.each(tables.announced(), nameOfReductions, (night) => this.requestReductions(night));
    const renamed = seriesToRename(tables.named(), tables.aliases());
    await this.alone.each(renamed, nameOfSeries, (series) => requests.request(series));
    await this.alone.each(tables.openCompsWords(), nameOfSeries, (word) => this.reduceWithComps(word));
    await this.completeScan(untold);
  }

  private async requestReductions({ night, scan }: AnnouncedNight): Promise<void> {
    const { tables, requests } = this;
    const summary = new Map([[night, summariseNight(tables.frames(night))]]);
    for (const series of reductionsToRequest(summary, tables.requested()))
      await requests.request({ ...series, causation: nightId(night, scan) });
  }

  private async reduceWithComps(word: CompsWord): Promise<void> {
    for (const series of seriesOfCompsWord(word, this.tables.standing(word.night))) {
      const kept = await this.requests.requestWithSolvedFrames(series);
      // Frames that are not there any more are made again.
      if (!kept.ok) await this.requests.request(series);
    }
  }

  private async announce(night: string): Promise<void> {
    const { fileCount, calibrations, ...summary } = summariseNight(this.tables.frames(night));
    const contents = this.tables.contents(night).get(night) ?? '';
    const before = this.tables.announced().find((known) => known.night === night);
    const scan = (before?.scan ?? 0) + 1;
    const folder = this.tables.folderOf(night) ?? night;
    const series = summary.series.map((entry) => ({ ...entry, ...this.tables.bandOf({ night, ...entry }) }));
    await this.kit.decide({
      id: nightId(night, scan),
      type: 'NightDiscovered',
      payload: { night, folder, series, calibrations, fileCount, scan, contents },
    });
  }

  /**
   * The scan is complete when everything found is announced and asked for, but for nights that cannot be; its id
   * changes only when a night does.
   */
  private async completeScan(untold: ReadonlySet<string>): Promise<void> {
    const nights = this.tables.announced().filter(({ night }) => !untold.has(night));
    const open = nightsToAnnounce(this.tables.frames(), this.tables.announced(), this.tables.contents());
    if (nights.length === 0 || open.some((night) => !untold.has(night))) return;
    const scanId = shortHash(nights.map(({ night, scan }) => [night, scan]));
    if (this.tables.lastScan() === scanId) return;
    await this.kit.decide({
      id: `scan:${scanId}`,
      type: 'ScanCompleted',
      payload: { nights: nights.map(({ night }) => night), scanId },
    });
  }
}

function nameOfReductions({ night }: { night: string }): string {
  return `reductions of ${night}`;
}

function nameOfSeries({ targetName, filter, night }: { targetName: string; filter: string; night: string }): string {
  return `${targetName} ${filter} ${night}`;
}

/** Of the event that announces a night at a scan. */
function nightId(night: string, scan: number): string {
  return `night:${night}:${scan}`;
}
