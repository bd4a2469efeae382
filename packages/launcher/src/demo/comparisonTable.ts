import type { ingest } from '@wombat/proto';
import { alignTable } from '../report/alignTable.js';
import type { Comparison, Deviation } from './compareWithTruth.js';

/** One series of the demo night: what it is, how it was made, how it compares. */
export interface ComparedSeries {
  state: ingest.SeriesState;
  transformed: boolean;
  comparison: Comparison;
}

const HEADINGS = ['TARGET', 'FILTER', 'TRANS', 'POINTS', 'T1 MEDIAN', 'T1 RMS', 'CHECK MEDIAN', 'CHECK RMS'];

/** Recovered minus true magnitudes, a line per series. */
export function comparisonTable(series: readonly ComparedSeries[]): string[] {
  const rows = series.map(({ state, transformed, comparison }) => [
    state.targetName,
    state.filter,
    transformed ? 'YES' : 'NO',
    String(comparison.target?.points ?? 0),
    ...words(comparison.target),
    ...words(comparison.check),
  ]);
  return ['Recovered minus true magnitudes:', ...alignTable([HEADINGS, ...rows])];
}

function words(deviation: Deviation | null): string[] {
  if (deviation === null) return ['-', '-'];
  const sign = deviation.median < 0 ? '-' : '+';
  return [`${sign}${Math.abs(deviation.median).toFixed(4)}`, deviation.rms.toFixed(4)];
}
