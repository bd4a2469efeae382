import type { ingest } from '@wombat/proto';
import { alignTable } from './alignTable.js';
import { countsText } from './frameCounts.js';

const HEADINGS = [
  'NIGHT',
  'TARGET',
  'FILTER',
  'FRAMES',
  'REV',
  'PROC',
  'BIAS',
  'DARK',
  'FLAT',
  'APPHOT',
  'SUBMITTED',
  'REASON',
];

/** Every series with its state and, where it is halted, why. */
export function seriesTable(series: readonly ingest.SeriesState[]): string[] {
  if (series.length === 0) return ['No series yet: no frames below <night>/Light/<target> have been found.'];
  const rows = series.map((state) => [
    state.date,
    state.targetName,
    state.filter,
    state.counts === undefined ? String(state.numImages) : countsText(state.counts),
    String(state.revision),
    ...[state.proc, state.procBias, state.procDark, state.procFlat, state.apphot, state.submitted].map(
      (word) => word || '-',
    ),
    state.reason,
  ]);
  return alignTable([HEADINGS, ...rows]);
}
