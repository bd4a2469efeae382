import { basename } from 'node:path';
import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { FrameMeasured, photometry } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { flagNames, frameAtRadius, starOfFact, TARGET_STAR_ID } from '../domain/index.js';
import type { SeriesMeasured, SeriesTransformed } from '../projection/photometrySeries.js';
import { PhotometryTables } from '../projection/photometryTables.js';

/** One measured frame, with the places of its stars: what a picture of it needs. */
@Controller()
export class FrameController {
  private readonly tables: PhotometryTables;

  constructor(kit: ServiceKit) {
    this.tables = new PhotometryTables(kit);
  }

  @GrpcMethod('PhotometryService', 'GetFrame')
  getFrame(asked: photometry.GetFrameRequest): photometry.GetFrameResponse {
    const series = this.tables.measuredSeries(asked);
    const frame = series === null ? null : this.tables.frame(series, asked.frameSha256);
    const measured = series === null || frame === null ? null : this.tables.measured(frame.path, series);
    const fact = measured?.ok ? frameAtRadius(measured.fact, series?.done.radii?.starPixels) : null;
    if (series === null || frame === null || fact?.radii === undefined) {
      const message = `${asked.targetName} ${asked.filter} of ${asked.night} has no measured frame of this hash`;
      throw new RpcException({ code: status.NOT_FOUND, message });
    }
    const { width, height, exposureSeconds, ccdTemperatureCelsius } = frame.meta;
    return {
      filename: basename(frame.path),
      productPath: frame.product,
      ...{ width, height, radii: fact.radii, exposureSeconds, ccdTemperatureCelsius },
      stars: placedStars(series, fact),
      jdUtcMid: fact.jdUtcMid,
    };
  }
}

function placedStars({ done }: SeriesMeasured | SeriesTransformed, fact: FrameMeasured): photometry.PlacedStar[] {
  const stars = new Map(fact.stars.map(starOfFact).map((star) => [star.starId, star]));
  const roles = [{ role: 'T1', starId: TARGET_STAR_ID }, ...done.roles.filter(({ role }) => role !== 'T1')];
  return roles.flatMap(({ role, starId }) => {
    const star = stars.get(starId);
    if (star === undefined || !Number.isFinite(star.x) || !Number.isFinite(star.y)) return [];
    const { x, y, fwhmPixels, snr } = star;
    return [{ role, x, y, flags: flagNames(star.flags), fwhmPixels: finite(fwhmPixels), snr: finite(snr) }];
  });
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
