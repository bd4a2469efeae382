import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { ingest } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { frameCounts, standingFrames } from '@wombat/service-kit/ledger';
import { Target } from '../projection/entities/index.js';

/** The ledger's series, for whoever asks by gRPC. */
@Controller()
export class SeriesController {
  constructor(private readonly kit: ServiceKit) {}

  @GrpcMethod('IngestService', 'ListSeries')
  async listSeries(): Promise<ingest.ListSeriesResponse> {
    const newestFirst = { date: 'DESC', targetName: 'ASC', filter: 'ASC' } as const;
    const rows = await this.kit.store.read(Target, (targets) =>
      targets.find({ relations: { halt: true }, order: newestFirst }),
    );
    const standing = standingFrames((sql) => this.kit.store.all(sql));
    return {
      series: rows.map(({ halt, reported, ...row }) =>
        ingest.SeriesState.fromJSON({ ...row, reason: halt?.reason, counts: frameCounts(standing(row), reported) }),
      ),
    };
  }
}
