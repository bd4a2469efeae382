import { basename } from 'node:path';
import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { FrameMeasured, photometry } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { compass, type FrameWcs, pixelScaleArcsec, skyToPixel, wcsOfNumbers } from '@wombat/sky';
import { chartStars, frameAtRadius, TARGET_STAR_ID } from '../domain/index.js';
import { candidatesOf } from '../projection/measuredFrames.js';
import type { SeriesMeasured, SeriesTransformed } from '../projection/photometrySeries.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { rolesOf } from '../projection/rolesOf.js';
import type { SolvedFrame } from '../projection/solvedFrames.js';
import { notMeasured } from './notMeasured.js';

type Measured = SeriesMeasured | SeriesTransformed;

/** The field of a series on the frame its apertures were set on: what a picture of it needs. */
@Controller()
export class FieldController {
  private readonly tables: PhotometryTables;

  constructor(kit: ServiceKit) {
    this.tables = new PhotometryTables(kit);
  }

  @GrpcMethod('PhotometryService', 'GetField')
  getField(asked: photometry.GetFieldRequest): photometry.GetFieldResponse {
    const series = this.tables.measuredSeries(asked);
    const shown = series === null ? null : this.shownFrame(series);
    if (series === null || shown === null) throw notMeasured(asked);
    const { frame, fact } = shown;
    const { width, height } = frame.meta;
    const wcs = wcsOfNumbers(frame.solution);
    return {
      ...{ filename: basename(frame.path), frameSha256: frame.sha256, productPath: frame.product, width, height },
      radii: fact.radii,
      jdUtcMid: fact.jdUtcMid,
      arcsecPerPixel: pixelScaleArcsec(wcs),
      ...compass(wcs),
      stars: fieldStars(series, fact, wcs).filter(
        ({ x, y }) => x > -0.5 && y > -0.5 && x < width - 0.5 && y < height - 0.5,
      ),
    };
  }

  /** The frame the apertures were set on; where it is not told, or its measurement was lost, the first measured one. */
  private shownFrame(series: Measured): { frame: SolvedFrame; fact: FrameMeasured } | null {
    const frames = this.tables.frames(series);
    const first = frames.find(({ path }) => path === series.done.referenceFrame);
    for (const frame of first === undefined ? frames : [first, ...frames]) {
      const measured = this.tables.measured(frame.path, series);
      const fact = measured?.ok ? frameAtRadius(measured.fact, series.done.radii?.starPixels) : null;
      if (fact?.radii !== undefined) return { frame, fact };
    }
    return null;
  }
}

/** Where the stars of the chart lie: as measured, else by their coordinates. */
function fieldStars(series: Measured, fact: FrameMeasured, wcs: FrameWcs): photometry.FieldStar[] {
  const { selected, done } = series;
  const { target } = selected;
  const measured = new Map(fact.stars.map((star) => [star.starId, star]));
  const known = [
    { ...target, starId: TARGET_STAR_ID, label: target.name, role: 'T1', reason: '' },
    ...chartStars({ selected, done, roles: rolesOf(done, candidatesOf(series)) }).map((star) => ({
      ...star,
      starId: star.auid,
    })),
  ];
  return known.flatMap(({ starId, auid, label, role, reason, ...place }) => {
    const { x, y } = measured.get(starId) ?? {};
    const pixel = x !== undefined && y !== undefined ? { x, y } : skyToPixel(wcs, place);
    return pixel === null ? [] : [{ auid, label, role, ...pixel, reason }];
  });
}
