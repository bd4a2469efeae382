import { type Faults, ok, type Result, refuseAll } from '@wombat/result';
import { asciiLine, notesText } from './notesText.js';
import { REPORT_COLUMNS } from './reportColumns.js';
import { reportFaults } from './reportFaults.js';
import { headerOf } from './reportHeaders.js';
import type { ReportHeader, ReportRow } from './reportRow.js';

const DELIMITER = ',';
const SMALLEST_ERROR = 0.001;
/** The airmass polynomial may fall a little below 1 at the zenith. */
const LEAST_AIRMASS = 0.99;
const LARGEST_AIRMASS = 40;

/**
 * A report in the AAVSO Extended File Format, every cell in its form and length (five decimals of the date, three of a
 * magnitude). What the validator refuses is not written: the faults say line and column.
 */
export function writeReport(header: ReportHeader, rows: readonly ReportRow[]): Result<string, Faults> {
  const comments = (header.comments ?? []).map((comment) => `#${asciiLine(comment)}`);
  const disguised = comments.filter((comment) => headerOf(comment) !== null);
  const lines = [
    '#TYPE=Extended',
    `#OBSCODE=${asciiLine(header.observerCode)}`,
    `#SOFTWARE=${asciiLine(header.software)}`,
    `#DELIM=${DELIMITER}`,
    `#DATE=${header.date}`,
    `#OBSTYPE=${header.obsType}`,
    ...comments,
    `#${REPORT_COLUMNS.map(({ name }) => name).join(DELIMITER)}`,
    ...rows.map((row) => cellsOf(row).join(DELIMITER)),
  ];
  const text = `${lines.join('\n')}\n`;
  const faults = [
    ...rows.filter(({ name }) => name.startsWith('#')).map(({ name }) => `the name ${name} would be read as a comment`),
    ...disguised.map((comment) => `the comment "${comment}" would be read as a header`),
    ...reportFaults(text),
  ];
  return faults.length === 0 ? ok(text) : refuseAll(faults);
}

function cellsOf(row: ReportRow): string[] {
  return [
    row.name,
    row.date.toFixed(5),
    row.mag.toFixed(3),
    errorText(row.magError),
    row.band,
    row.transformed ? 'YES' : 'NO',
    'STD',
    ...compCells(row),
    ...(row.check === null ? ['na', 'na'] : [row.check.id, row.check.mag.toFixed(3)]),
    airmassText(row.airmass),
    row.group === null ? 'na' : String(row.group),
    row.chart,
    notesText(row.notes),
  ];
}

function compCells({ comp }: ReportRow): [string, string] {
  return comp.kind === 'ensemble' ? ['ENSEMBLE', 'na'] : [comp.id, comp.instrumentalMag.toFixed(3)];
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
