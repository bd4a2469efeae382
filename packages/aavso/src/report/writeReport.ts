import { type Faults, ok, type Result, refuseAll } from '@wombat/result';
import { asciiLine } from './notesText.js';
import { COLUMN_LINE, cellsOf, DELIMITER, dateDecimals } from './reportCells.js';
import { reportFaults } from './reportFaults.js';
import { headerOf } from './reportHeaders.js';
import type { ReportHeader, ReportRow } from './reportRow.js';

/**
 * A report in the AAVSO Extended File Format, every cell in its form and length (three decimals of a magnitude; five of
 * the date, more where exposures are too close for them). What the validator refuses is not written: the faults say
 * line and column, `refusedRows` which rows the rest can go without.
 */
export function writeReport(header: ReportHeader, rows: readonly ReportRow[]): Result<string, Faults> {
  const comments = (header.comments ?? []).map((comment) => `#${asciiLine(comment)}`);
  const disguised = comments.filter((comment) => headerOf(comment) !== null);
  const decimals = dateDecimals(rows);
  const lines = [
    '#TYPE=Extended',
    `#OBSCODE=${asciiLine(header.observerCode)}`,
    `#SOFTWARE=${asciiLine(header.software)}`,
    `#DELIM=${DELIMITER}`,
    `#DATE=${header.date}`,
    `#OBSTYPE=${header.obsType}`,
    ...comments,
    COLUMN_LINE,
    ...rows.map((row) => cellsOf(row, decimals).join(DELIMITER)),
  ];
  const text = `${lines.join('\n')}\n`;
  const faults = [
    ...rows.filter(({ name }) => name.startsWith('#')).map(({ name }) => `the name ${name} would be read as a comment`),
    ...disguised.map((comment) => `the comment "${comment}" would be read as a header`),
    ...reportFaults(text),
  ];
  return faults.length === 0 ? ok(text) : refuseAll(faults);
}
