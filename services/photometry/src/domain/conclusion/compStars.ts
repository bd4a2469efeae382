import type { CompsSelected, PhotometryDone, photometry } from '@wombat/proto';
import type { SeriesRoles } from '../comps/assignRoles.js';
import type { SeriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import type { MeasuredFrame } from '../measurement/measurement.js';
import { tableStars } from '../table/measurementTable.js';
import { compFacts } from './compFacts.js';

export interface StarsOfChart {
  selected: Pick<CompsSelected, 'comps'>;
  done: Pick<PhotometryDone, 'dropped'>;
  roles: SeriesRoles;
  frames: readonly MeasuredFrame[];
  magnitudes: SeriesMagnitudes;
}

/** Every star of the chart that has a magnitude in the band: in use, or why not. */
export function compStars({ selected, done, roles: seriesRoles, frames, magnitudes }: StarsOfChart) {
  const roles = new Map(tableStars(seriesRoles).map(({ name, starId }) => [starId, name]));
  const dropped = new Map(done.dropped.map(({ starId, reason }) => [starId, reason]));
  return selected.comps.flatMap(({ auid, label, raDegrees, decDegrees, mag, magError, rejectedBecause }) =>
    mag === undefined
      ? []
      : [
          {
            ...{ auid, label, raDegrees, decDegrees, role: roles.get(auid) ?? '' },
            ...{ catalogueMag: mag, catalogueError: magError ?? 0 },
            reason: roles.has(auid) ? '' : (dropped.get(auid) ?? rejectedBecause),
            ...compFacts({ auid, mag }, frames, magnitudes),
          } satisfies photometry.CompStar,
        ],
  );
}
