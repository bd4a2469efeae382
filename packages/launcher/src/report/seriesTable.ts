import type { ingest } from '@wombat/proto';
import type { ListedSeries } from '../ops/listSeries.js';
import { alignTable } from './alignTable.js';
import { cancelledWords } from './cancelledNights.js';
import { countsText } from './frameCounts.js';
import { unusableLines } from './unusableLines.js';

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

/** Every series with its state and, where it is halted, why; then lights of which there is none. */
export function seriesTable({ series, unusable }: ListedSeries): string[] {
  const left = unusableLines(unusable);
  if (series.length > 0) return [...tableOf(series), ...left];
  return left.length > 0
    ? ['No series yet.', ...left]
    : ['No series yet: no frames below <night>/Light/<target> have been found.'];
}

function tableOf(series: readonly ingest.SeriesState[]): string[] {
  const rows = series.map((state) => [
    state.date,
    visibleName(state.targetName),
    state.filter,
    state.counts === undefined ? String(state.numImages) : countsText(state.counts),
    String(state.revision),
    ...[state.proc, state.procBias, state.procDark, state.procFlat, state.apphot, state.submitted].map(
      (word) => word || '-',
    ),
    state.cancelled === undefined ? reasonOf(state) : cancelledWords(state.cancelled),
  ]);
  return alignTable([HEADINGS, ...rows]);
}

/** Why it is halted, and what it went on without. */
function reasonOf({ reason, failedMasters = '' }: ingest.SeriesState): string {
  return [reason, failedMasters].filter((words) => words !== '').join('; ');
}

/** A blank at the end of a folder's name is part of it, and would not be seen. */
function visibleName(name: string): string {
  return name.replace(/^\s+|\s+$/g, (blanks) => '\\u0020'.repeat(blanks.length));
}
