import type { photometry } from '@wombat/proto';
import { type ChartStars, chartStars } from '../comps/chartStars.js';
import type { SeriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import type { MeasuredFrame } from '../measurement/measurement.js';
import { compFacts } from './compFacts.js';

export interface StarsOfChart extends ChartStars {
  frames: readonly MeasuredFrame[];
  magnitudes: SeriesMagnitudes;
}

/** Every star of the chart that has a magnitude in the band, as night and catalogue have it. */
export function compStars({ frames, magnitudes, ...stars }: StarsOfChart) {
  return chartStars(stars).map(({ mag, magError, reason, ...star }) => ({
    ...star,
    ...{ catalogueMag: mag, catalogueError: magError ?? 0, reason },
    ...compFacts({ auid: star.auid, mag }, frames, magnitudes),
  })) satisfies photometry.CompStar[];
}
