import { notesText } from './notesText.js';
import { REPORT_COLUMNS } from './reportColumns.js';
import type { ReportRow } from './reportRow.js';

export const DELIMITER = ',';

/** The customary comment that names the columns. */
export const COLUMN_LINE = `#${REPORT_COLUMNS.map(({ name }) => name).join(DELIMITER)}`;

const SMALLEST_ERROR = 0.001;
/** The airmass polynomial may fall a little below 1 at the zenith. */
const LEAST_AIRMASS = 0.99;
const LARGEST_AIRMASS = 40;
/** Of a Julian date in the sixteen characters of its column: 0.86 s to 0.9 ms. */
const DATE_DECIMALS = [5, 6, 7, 8];

/** The fewest decimals of a date at which no two observations of a star in a band look like one that need not. */
export function dateDecimals(rows: readonly ReportRow[]): number {
  const kept = DATE_DECIMALS.map((decimals) => ({
    decimals,
    different: new Set(rows.map(({ name, band, date }) => [name, band, date.toFixed(decimals)].join(' '))).size,
  }));
  const most = Math.max(...kept.map(({ different }) => different));
  return kept.find(({ different }) => different === most)?.decimals ?? 5;
}

/** The fifteen cells of an observation, its date with so many decimals. */
export function cellsOf(row: ReportRow, decimals: number): string[] {
  return [
    row.name,
    row.date.toFixed(decimals),
    `${row.fainterThan === true ? '<' : ''}${row.mag.toFixed(3)}`,
    errorText(row.fainterThan === true ? null : row.magError),
    row.band,
    row.transformed ? 'YES' : 'NO',
    'STD',
    ...compCells(row),
    ...checkCells(row),
    airmassText(row.airmass),
    row.group === null ? 'na' : String(row.group),
    row.chart,
    notesText(row.notes),
  ];
}

function compCells({ comp }: ReportRow): [string, string] {
  return comp.kind === 'ensemble' ? ['ENSEMBLE', 'na'] : [comp.id, comp.instrumentalMag.toFixed(3)];
}

function checkCells({ check }: ReportRow): [string, string] {
  return check === null ? ['na', 'na'] : [check.id, check.mag?.toFixed(3) ?? 'na'];
}

/** Three decimals; an error that would round to nothing is reported as the smallest that can be written. */
function errorText(magError: number | null): string {
  if (magError === null) return 'na';
  return (magError > 0 ? Math.max(magError, SMALLEST_ERROR) : magError).toFixed(3);
}

function airmassText(airmass: number | null): string {
  if (airmass === null || airmass < LEAST_AIRMASS || airmass >= LARGEST_AIRMASS) return 'na';
  return Math.max(airmass, 1).toFixed(3);
}
