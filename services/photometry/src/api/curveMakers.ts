import type { photometry } from '@wombat/proto';
import type { Result } from '@wombat/result';
import type { CompSwitches } from '../domain/index.js';
import type { SeriesMeasured, SeriesTransformed } from '../projection/photometrySeries.js';
import type { PhotometryTables } from '../projection/photometryTables.js';
import { type CurveKit, lightCurve, lightCurveAsIf } from './lightCurve.js';

/** Who makes light curves: the longer it takes, the more frames a series has. */
export abstract class CurveMakers {
  /** As it is, or as it would be with some comparison stars switched. */
  abstract curve(
    series: SeriesMeasured | SeriesTransformed,
    switches?: CompSwitches,
  ): Promise<Result<photometry.GetLightCurveResponse>>;
}

/** By the thread that asks. */
export function curvesHere(kit: CurveKit, tables: PhotometryTables): CurveMakers {
  return {
    curve: async (series, switches) =>
      switches === undefined ? lightCurve(kit, tables, series) : lightCurveAsIf(kit, tables, series, switches),
  };
}
