import { Injectable } from '@nestjs/common';
import { EachAlone, ServiceKit } from '@wombat/service-kit';
import {
  type CompsWord,
  isNewsOfNight,
  reductionsToRequest,
  seriesOfCompsWord,
  seriesToRename,
  summariseNight,
} from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { nightsToTryAgain } from '../projection/nightMasters.js';
import { shortHash } from '../projection/shortHash.js';
import { ReductionRequests, type SeriesToReduce } from './reductionRequests.js';

/**
 * Announces nights as the ledger has them, asks for the reduction of what is new, and says when a scan is complete.
 * Nights of which a master could not be made are announced once more in the life of the process: what it failed on may
 * be mended.
 */
@Injectable()
export class Announcement {
  private readonly tables: IngestTables;
  private readonly requests: ReductionRequests;
  private readonly alone: EachAlone;
  /** By night, the scan whose masters are looked at once more; null until it was asked what failed before. */
  private tryAgain: Map<string, number> | null = null;

  constructor(private readonly kit: ServiceKit) {
    this.tables = new IngestTables(kit);
    this.requests = new ReductionRequests(kit, this.tables);
    this.alone = new EachAlone(kit);
  }

  /** Announces a night once more as it is, which has its masters looked at as they lie there now. */
  async announceAgain(night: string): Promise<void> {
    const announced = this.tables.announcedNight(night);
    if (announced === null) return;
    this.nightsToTry().set(night, announced.scan);
    this.kit.store.run('INSERT OR IGNORE INTO changed_night VALUES (?)', night);
    await this.announceAll();
  }

  private nightsToTry(): Map<string, number> {
    this.tryAgain ??= nightsToTryAgain(this.kit.store);
    return this.tryAgain;
  }

  async announceAll(): Promise<void> {
    const { tables, requests } = this;
    this.nightsToTry();
    const changed = tables.changedNights();
    const news = changed.filter((night) => this.isNews(night));
    const untold = await this.alone.each(news, String, (night) => this.announce(night));
    const told = changed.filter((night) => tables.announcedNight(night) !== null);
    await this.alone.each(told, nameOfReductions, (night) => this.requestReductions(night));
    const renamed = seriesToRename(tables.named(), tables.aliases());
    await this.alone.each(renamed, nameOfSeries, (series) => requests.request(series));
    await this.alone.each(tables.openCompsWords(), nameOfSeries, (word) => this.reduceWithComps(word));
    // At once, without a pause in which another file could come.
    for (const night of changed)
      if (!this.isNews(night) && this.unrequested(night).length === 0) tables.settleNight(night);
    await this.completeScan(untold);
  }

  /** Whether the files of a night are not announced as they now stand, or its masters are to be tried again. */
  private isNews(night: string): boolean {
    const announced = this.tables.announcedNight(night);
    if (announced !== null && this.tryAgain?.get(night) === announced.scan) return true;
    return isNewsOfNight(this.tables.frames(night), announced, () => this.tables.contents(night));
  }

  private unrequested(night: string): SeriesToReduce[] {
    const { tables } = this;
    return reductionsToRequest(new Map([[night, summariseNight(tables.frames(night))]]), tables.requested(night));
  }

  private async requestReductions(night: string): Promise<void> {
    const scan = this.tables.announcedNight(night)?.scan ?? 0;
    for (const series of this.unrequested(night))
      await this.requests.request({ ...series, causation: nightId(night, scan) });
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
    const contents = this.tables.contents(night);
    const scan = (this.tables.announcedNight(night)?.scan ?? 0) + 1;
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
    const open = this.tables.changedNights().filter((night) => this.isNews(night));
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

function nameOfReductions(night: string): string {
  return `reductions of ${night}`;
}

function nameOfSeries({ targetName, filter, night }: { targetName: string; filter: string; night: string }): string {
  return `${targetName} ${filter} ${night}`;
}

/** Of the event that announces a night at a scan. */
function nightId(night: string, scan: number): string {
  return `night:${night}:${scan}`;
}
