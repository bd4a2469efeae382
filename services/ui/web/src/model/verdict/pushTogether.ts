import type { SeriesEntry, SeriesKey } from '../../../../server/src/domain/contract.js';
import { seriesStand } from '../list/seriesStand.js';
import { idOf, keyOfEntry } from '../series.js';

/** Approved series of the same star that may go to the AAVSO in one file with a series: what was sent goes no more. */
export function pushableWith(series: SeriesKey, entries: readonly SeriesEntry[]): SeriesKey[] {
  return entries
    .filter((entry) => entry.series.targetName === series.targetName && isFree(entry))
    .map(keyOfEntry)
    .filter((key) => idOf(key) !== idOf(series));
}

function isFree(entry: SeriesEntry): boolean {
  const { submission } = entry;
  const isOut = submission !== undefined && submission !== null && submission.state !== 'rejected';
  return seriesStand(entry).stand === 'approved' && !isOut;
}

/** What was sent of each series, and how it is decided: corrections change with nothing else. */
export function sentStandings(entries: readonly SeriesEntry[]): string[] {
  return entries.flatMap(({ series, validation, digest, submission }) => {
    if (submission === undefined || submission === null) return [];
    const { date, targetName, filter, revision, submitted } = series;
    const judged = [submitted, validation?.state, validation?.revision, digest?.points];
    return [JSON.stringify([date, targetName, filter, revision, submission.submissionId, submission.state, ...judged])];
  });
}

/** DATE, MAG, MERR, FILT and TRANS of a row of a report: what makes an observation the one it is. */
export function observationInWords(row: string): string {
  return row.split(',').slice(1, 6).join(', ');
}
