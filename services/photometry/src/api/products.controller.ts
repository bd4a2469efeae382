import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { photometry } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { PhotometryTables } from '../projection/photometryTables.js';

/** Which files were made of a series. */
@Controller()
export class ProductsController {
  private readonly tables: PhotometryTables;

  constructor(kit: ServiceKit) {
    this.tables = new PhotometryTables(kit);
  }

  @GrpcMethod('PhotometryService', 'ListProducts')
  listProducts(asked: photometry.ListProductsRequest): photometry.ListProductsResponse {
    const series = this.tables.measuredSeries(asked);
    if (series === null) {
      const message = `${asked.targetName} ${asked.filter} of ${asked.night} is not measured (yet)`;
      throw new RpcException({ code: status.NOT_FOUND, message });
    }
    const { revision, done } = series;
    const report = series.state === 'transformed' ? { path: series.report, sha256: series.reportSha256 } : undefined;
    const provenance =
      series.state === 'transformed' && series.provenance !== ''
        ? { path: series.provenance, sha256: series.provenanceSha256 }
        : undefined;
    const { table, apertures: radec, savedApertures: apertures, plotSettings: plotcfg } = done;
    return { revision, report, table, radec, apertures, plotcfg, provenance };
  }
}
