import type { ListedSeries } from '../ops/listSeries.js';
import { seriesTable } from './seriesTable.js';

/** So many of the newest are shown whether a person has decided on them or not. */
const NEWEST = 100;

/** At the end of a run: all series that nobody has decided on, the newest of the others, and how many are left out. */
export function shortTable({ series, unusable }: ListedSeries): string[] {
  const shown = series.filter(({ submitted }, at) => at < NEWEST || submitted === undefined);
  const left = series.length - shown.length;
  const table = seriesTable({ series: shown, unusable });
  return left === 0 ? table : [...table, `${left} more series, decided on before: ./wombat status lists them all`];
}
