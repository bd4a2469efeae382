import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { photometry } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import {
  flagNames,
  flagsIn,
  type MeasuredFrame,
  magnitudesOf,
  type StandardMagnitude,
  type StarMagnitudes,
} from '../domain/index.js';
import { measuredSeriesOf, siblingsOf } from '../projection/measuredSeries.js';
import type { SeriesMeasured, SeriesTransformed } from '../projection/photometrySeries.js';
import { PhotometryTables } from '../projection/photometryTables.js';

/** The light curve of a series, made anew from what was measured: the same pure function as the report's. */
@Controller()
export class LightCurveController {
  private readonly tables: PhotometryTables;

  constructor(private readonly kit: ServiceKit) {
    this.tables = new PhotometryTables(kit);
  }

  @GrpcMethod('PhotometryService', 'GetLightCurve')
  getLightCurve(asked: photometry.GetLightCurveRequest): photometry.GetLightCurveResponse {
    const series = this.find(asked);
    const measured = measuredSeriesOf(this.kit, this.tables, series);
    const result = magnitudesOf(measured, siblingsOf(this.kit, this.tables, series));
    if (!result.ok) throw new RpcException({ code: status.FAILED_PRECONDITION, message: result.fault.message });
    const { magnitudes, gate } = result.value;
    const { done, selected } = series;
    const frames = new Map(measured.frames.map((frame) => [frame.frame.filename, frame]));
    return {
      revision: series.revision,
      star: selected.target.name,
      band: magnitudes.band,
      checkId: measured.roles.check?.auid ?? '',
      checkCatalogueMag: measured.roles.check?.mag,
      target: pointsOf(magnitudes.target, frames),
      check: magnitudes.check === null ? [] : pointsOf(magnitudes.check, frames),
      method: magnitudes.method,
      transformed: magnitudes.transformed,
      reason: magnitudes.untransformedReason ?? '',
      mode: done.mode,
      chartId: selected.chartId,
      reportPath: series.state === 'transformed' ? series.report : '',
      tablePath: done.table?.path ?? '',
      gate: gate.map(({ gate: name, subject, value, threshold, verdict, text }) => ({
        name: `${name} ${subject}`,
        value: value ?? undefined,
        threshold: threshold ?? undefined,
        verdict,
        sentence: text,
      })),
      warnings: done.warnings,
      radii: done.apertureReason,
      flagTexts: flagTexts([magnitudes.target, magnitudes.check]),
    };
  }

  private find({ night, targetName, filter }: photometry.GetLightCurveRequest): SeriesMeasured | SeriesTransformed {
    const found = this.tables
      .inState('measured', 'transformed')
      .find((series) => series.night === night && series.targetName === targetName && series.filter === filter);
    if (found === undefined) {
      const message = `${targetName} ${filter} of ${night} is not measured (yet)`;
      throw new RpcException({ code: status.NOT_FOUND, message });
    }
    return found;
  }
}

/** Of the flags that occur among the points of these stars. */
function flagTexts(stars: readonly (StarMagnitudes | null)[]): Record<string, photometry.FlagText> {
  const points = stars.flatMap((star) => [
    ...(star?.points ?? []),
    ...(star?.leftOut ?? []).map(({ magnitude }) => magnitude),
  ]);
  const bits = points.reduce((all, point) => all | (point?.flags ?? 0), 0);
  return Object.fromEntries(flagsIn(bits).map(({ name, short, long }) => [name, { short, long }]));
}

function pointsOf(star: StarMagnitudes, frames: ReadonlyMap<string, MeasuredFrame>): photometry.Point[] {
  const reported = star.points.map((point) => pointOf(point, frames, true, ''));
  const leftOut = star.leftOut.flatMap(({ magnitude, reason }) =>
    magnitude === null ? [] : [pointOf(magnitude, frames, false, reason)],
  );
  return [...reported, ...leftOut].sort((a, b) => a.jdUtc - b.jdUtc);
}

function pointOf(
  point: StandardMagnitude,
  frames: ReadonlyMap<string, MeasuredFrame>,
  reported: boolean,
  reason: string,
): photometry.Point {
  const frame = frames.get(point.filename)?.frame;
  return {
    filename: point.filename,
    jdUtc: frame?.jdUtcMid ?? 0,
    mag: point.mag,
    magError: Number.isFinite(point.errors.total) ? point.errors.total : 0,
    flags: flagNames(point.flags),
    reported,
    reason,
    airmass: frame !== undefined && frame.airmass >= 1 ? frame.airmass : undefined,
  };
}
