import { status } from '@grpc/grpc-js';
import { Controller, Optional } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { photometry } from '@wombat/proto';
import { lastPointChange, ServiceKit } from '@wombat/service-kit';
import { compsWordOf } from '../projection/compsChoices.js';
import type { SeriesMeasured, SeriesTransformed } from '../projection/photometrySeries.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { CurveMakers, curvesHere } from './curveMakers.js';
import { LatestAnswers } from './latestAnswers.js';
import { notMeasured } from './notMeasured.js';

const MOST_CURVES = 64;

/**
 * The light curve of a series, made anew from what was measured, by the same pure function as the report's. It is kept
 * while nothing has happened to the target's night.
 */
@Controller()
export class LightCurveController {
  private readonly tables: PhotometryTables;
  private readonly curves = new LatestAnswers<Promise<photometry.GetLightCurveResponse>>(MOST_CURVES);

  private readonly makers: CurveMakers;

  constructor(
    private readonly kit: ServiceKit,
    @Optional() makers?: CurveMakers,
  ) {
    this.tables = new PhotometryTables(kit);
    this.makers = makers ?? curvesHere(kit, this.tables);
  }

  @GrpcMethod('PhotometryService', 'GetLightCurve')
  async getLightCurve({
    night,
    targetName,
    filter,
  }: photometry.GetLightCurveRequest): Promise<photometry.GetLightCurveResponse> {
    const ofNight = this.tables.measuredOfNight({ night, targetName });
    const series = ofNight.find((one) => one.filter === filter);
    if (series === undefined) throw notMeasured({ night, targetName, filter });
    const key = JSON.stringify([night, targetName, filter]);
    const asked = this.curves.of(key, this.versionOf(ofNight), () => this.make(series));
    // What failed is tried again by whoever asks next.
    asked.catch(() => this.curves.forget(key, asked));
    return await asked;
  }

  /** What the curves of a target's night rest on. */
  private versionOf(ofNight: readonly (SeriesMeasured | SeriesTransformed)[]): string {
    const [first] = ofNight;
    const changes = first === undefined ? '' : lastPointChange(this.kit.store, first);
    return JSON.stringify([
      changes,
      ofNight.map((series) => compsWordOf(this.kit.store, series)?.eventId ?? ''),
      ofNight.map(({ filter, revision, eventId, state }) => [filter, revision, eventId, state]),
    ]);
  }

  private async make(series: SeriesMeasured | SeriesTransformed): Promise<photometry.GetLightCurveResponse> {
    const made = await this.makers.curve(series);
    if (!made.ok) throw new RpcException({ code: status.FAILED_PRECONDITION, message: made.fault.message });
    return made.value;
  }
}
