import type { Aperture } from '../domain/index.js';
import type { SeriesMeasured, SeriesSelected } from '../projection/photometrySeries.js';
import type { PhotometryTables } from '../projection/photometryTables.js';
import { concludePhotometry, type MakingKit, type PhotometryOutcome } from './concludePhotometry.js';
import { type Transformed, transformSeries } from './transformSeries.js';

/** What is made of a series as a whole, and takes the longer the more frames it has. */
export abstract class SeriesMakers {
  abstract conclude(series: SeriesSelected, aperture: Aperture): Promise<PhotometryOutcome>;
  abstract transform(series: SeriesMeasured): Promise<Transformed>;
}

/** By the thread that asks. */
export function makersHere(kit: MakingKit, tables: PhotometryTables): SeriesMakers {
  return {
    conclude: (series, aperture) =>
      concludePhotometry({ kit, tables, series, frames: tables.frames(series), aperture }),
    transform: (series) => transformSeries(kit, tables, series),
  };
}
