import { basename } from 'node:path';
import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { FrameMeasured, photometry } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { flagNames, frameAtRadius, starOfFact, TARGET_STAR_ID, textsOfBits } from '../domain/index.js';
import { measuredSeriesOf } from '../projection/measuredSeries.js';
import type { SeriesMeasured, SeriesTransformed } from '../projection/photometrySeries.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { LatestAnswers } from './latestAnswers.js';

const MOST_SERIES = 16;

/** Bits of a frame's stars by their ids, of a series' frames by the hash of the raw one. */
type FlagsOfSeries = ReadonlyMap<string, ReadonlyMap<string, number>>;
type Measured = SeriesMeasured | SeriesTransformed;

/** One measured frame, with the places of its stars: what a picture of it needs. */
@Controller()
export class FrameController {
  private readonly tables: PhotometryTables;
  private readonly flags = new LatestAnswers<FlagsOfSeries>(MOST_SERIES);

  constructor(private readonly kit: ServiceKit) {
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
    const flags = this.flagsOf(series).get(frame.sha256) ?? new Map<string, number>();
    const stars = placedStars(series, fact, flags);
    return {
      filename: basename(frame.path),
      productPath: frame.product,
      ...{ width, height, radii: fact.radii, exposureSeconds, ccdTemperatureCelsius },
      stars: stars.map(({ bits, ...star }) => ({ ...star, flags: flagNames(bits) })),
      flagTexts: textsOfBits(stars.reduce((all, { bits }) => all | bits, 0)),
      jdUtcMid: fact.jdUtcMid,
    };
  }

  /** What strikes a star, and what a frame is like, is seen beside the other frames of the series alone. */
  private flagsOf(series: Measured): FlagsOfSeries {
    const { night, targetName, filter, revision, eventId } = series;
    const make = () => {
      const { frames } = measuredSeriesOf(this.kit, this.tables, series);
      const bitsOf = ({ stars }: (typeof frames)[number]) => new Map([...stars].map(([id, { flags }]) => [id, flags]));
      return new Map(frames.map((measured) => [measured.frame.sha256, bitsOf(measured)]));
    };
    return this.flags.of(JSON.stringify([night, targetName, filter]), JSON.stringify([revision, eventId]), make);
  }
}

function placedStars({ done }: Measured, fact: FrameMeasured, flags: ReadonlyMap<string, number>) {
  const stars = new Map(fact.stars.map(starOfFact).map((star) => [star.starId, star]));
  const roles = [{ role: 'T1', starId: TARGET_STAR_ID }, ...done.roles.filter(({ role }) => role !== 'T1')];
  return roles.flatMap(({ role, starId }) => {
    const star = stars.get(starId);
    if (star === undefined || !Number.isFinite(star.x) || !Number.isFinite(star.y)) return [];
    const { x, y, fwhmPixels, snr } = star;
    const bits = flags.get(starId) ?? star.flags;
    return [{ role, x, y, bits, fwhmPixels: finite(fwhmPixels), snr: finite(snr) }];
  });
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
