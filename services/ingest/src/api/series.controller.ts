import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { ingest } from '@wombat/proto';
import { nightsCancelled, ServiceKit } from '@wombat/service-kit';
import { cancelledOf, frameCounts, standingFrames } from '@wombat/service-kit/ledger';
import { bandOfFilter } from '../domain/index.js';
import { Target } from '../projection/entities/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { settingsHash } from '../reactor/settingsHash.js';

/** The ledger's series, for whoever asks by gRPC. */
@Controller()
export class SeriesController {
  private readonly tables: IngestTables;

  constructor(private readonly kit: ServiceKit) {
    this.tables = new IngestTables(kit);
  }

  @GrpcMethod('IngestService', 'ListSeries')
  async listSeries(): Promise<ingest.ListSeriesResponse> {
    const newestFirst = { date: 'DESC', targetName: 'ASC', filter: 'ASC' } as const;
    const rows = await this.kit.store.read(Target, (targets) =>
      targets.find({ relations: { halt: true }, order: newestFirst }),
    );
    const standing = standingFrames((sql) => this.kit.store.all(sql));
    const nights = nightsCancelled(this.kit.store);
    return {
      series: rows.map(({ halt, reported, settingsHash: madeWith, ...row }) => {
        const counts = frameCounts(standing(row), reported);
        const otherSettings = madeWith !== null && madeWith !== this.settingsToday(row);
        return ingest.SeriesState.fromJSON({
          ...row,
          reason: halt?.reason,
          counts,
          otherSettings,
          cancelled: cancelledOf(row, nights),
        });
      }),
    };
  }

  /** The band of a filter is what the settings make of it today, not what it was when the frames were found. */
  private settingsToday({ date: night, targetName, filter }: Pick<Target, 'date' | 'targetName' | 'filter'>): string {
    const { band } = bandOfFilter(filter, {
      filters: this.kit.config.filters,
      wheel: this.tables.wheelOfSeries({ night, targetName, filter }),
    });
    return settingsHash(this.kit.config, { targetName, band: band ?? '' });
  }
}
