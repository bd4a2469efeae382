import type { SeriesEntry, SeriesKey } from '../../../server/src/domain/contract.js';

export function keyOfEntry({ series }: SeriesEntry): SeriesKey {
  return { night: series.date, targetName: series.targetName, filter: series.filter };
}

/** One word for a series, to compare by and to file under. */
export function idOf({ night, targetName, filter }: SeriesKey): string {
  return JSON.stringify([night, targetName, filter]);
}

export function isSameSeries(a: SeriesKey | null, b: SeriesKey | null): boolean {
  return a?.night === b?.night && a?.targetName === b?.targetName && a?.filter === b?.filter;
}
