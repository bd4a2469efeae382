import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { catalog } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { CatalogTables } from '../projection/catalogTables.js';
import { TriedSeries } from '../reactor/triedSeries.js';

/** A person does not want to wait until VSX and VSP are asked again by themselves. */
@Controller()
export class AskAgainController {
  private readonly tables: CatalogTables;

  constructor(
    kit: ServiceKit,
    private readonly tried: TriedSeries,
  ) {
    this.tables = new CatalogTables(kit);
  }

  @GrpcMethod('CatalogService', 'AskAgain')
  askAgain({ night, targetName, filter }: catalog.AskAgainRequest): catalog.AskAgainResponse {
    const isMeant = (wanted: string, own: string) => wanted === '' || wanted === own;
    const series = this.tables
      .waiting()
      .filter(({ retryAt }) => retryAt !== null)
      .filter((one) => isMeant(night, one.night) && isMeant(targetName, one.targetName) && isMeant(filter, one.filter));
    if (series.length === 0) {
      const message = 'nothing of it waits for an answer of VSX or VSP';
      throw new RpcException({ code: status.FAILED_PRECONDITION, message });
    }
    this.tried.forget(series);
    return { series: series.length };
  }
}
