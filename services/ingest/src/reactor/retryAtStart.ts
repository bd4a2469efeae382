import { Injectable } from '@nestjs/common';
import { cancelledIn, EachAlone, ServiceKit } from '@wombat/service-kit';
import { bandOfFilter, type ConcludedSeries, reasonToRetry } from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { CalibrationSettings } from './calibrationSettings.js';
import { ReductionRequests } from './reductionRequests.js';
import { settingsHash } from './settingsHash.js';

/** Tries again, once in the life of the process, what failed for a cause that may be gone; of no cancelled night. */
@Injectable()
export class RetryAtStart {
  private readonly tables: IngestTables;
  private readonly requests: ReductionRequests;
  private readonly alone: EachAlone;
  private done = false;

  constructor(
    private readonly kit: ServiceKit,
    private readonly calibrations: CalibrationSettings,
  ) {
    this.tables = new IngestTables(kit);
    this.requests = new ReductionRequests(kit, this.tables);
    this.alone = new EachAlone(kit);
  }

  async retry(): Promise<void> {
    // Their masters are those of today first.
    if (this.done || (await this.calibrations.isBehind())) return;
    const nameOf = ({ targetName, filter, night }: ConcludedSeries) => `${targetName} ${filter} ${night}, tried again`;
    const isCancelled = cancelledIn(this.kit.store);
    const wanted = this.tables.concluded().filter((series) => !isCancelled(series));
    await this.alone.each(wanted, nameOf, async (series) => {
      const reason = reasonToRetry(series, this.settingsToday(series));
      if (reason !== null) await this.requests.request({ ...series, revision: series.revision + 1, reason });
    });
    this.done = true;
  }

  private settingsToday(series: ConcludedSeries): string {
    const { filters } = this.kit.config;
    const { band } = bandOfFilter(series.filter, { filters, wheel: this.tables.wheelOfSeries(series) });
    return settingsHash(this.kit.config, { targetName: series.targetName, band: band ?? '' });
  }
}
