import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { ingest } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
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
    return { series: rows.map(({ halt, ...row }) => ingest.SeriesState.fromJSON({ ...row, reason: halt?.reason })) };
  }
}
