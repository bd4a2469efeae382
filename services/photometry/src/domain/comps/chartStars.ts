import type { CompsSelected, PhotometryDone } from '@wombat/proto';
import { tableStars } from '../table/measurementTable.js';
import type { SeriesRoles } from './assignRoles.js';

export interface ChartStars {
  selected: Pick<CompsSelected, 'comps'>;
  done: Pick<PhotometryDone, 'dropped'>;
  roles: SeriesRoles;
}

/** Every star of the chart that has a magnitude in the band: its role, or why it has none. */
export function chartStars({ selected, done, roles: seriesRoles }: ChartStars) {
  const roles = new Map(tableStars(seriesRoles).map(({ name, starId }) => [starId, name]));
  const dropped = new Map(done.dropped.map(({ starId, reason }) => [starId, reason]));
  return selected.comps.flatMap(({ auid, label, raDegrees, decDegrees, mag, magError, rejectedBecause }) => {
    if (mag === undefined) return [];
    const reason = roles.has(auid) ? '' : (dropped.get(auid) ?? rejectedBecause);
    return [{ auid, label, raDegrees, decDegrees, mag, magError, role: roles.get(auid) ?? '', reason }];
  });
}
