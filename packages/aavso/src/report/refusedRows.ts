import { cellsOf, DELIMITER, dateDecimals } from './reportCells.js';
import type { ReportRow } from './reportRow.js';
import { isAscii, NOT_ASCII, rowFaults } from './rowFaults.js';

export interface RefusedRow {
  /** Of the row, from 0. */
  index: number;
  /** One sentence each. */
  faults: string[];
}

/**
 * Observations the AAVSO would refuse: without them the rest of the report can go. Of several that are one to it, the
 * first good one stays.
 */
export function refusedRows(rows: readonly ReportRow[]): RefusedRow[] {
  const decimals = dateDecimals(rows);
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    // As a reader cuts the line: a name with the delimiter in it is two cells.
    const cells = cellsOf(row, decimals).join(DELIMITER).split(DELIMITER);
    const { faults, observation } = rowFaults(cells, { excelDates: false });
    if (!cells.every(isAscii)) faults.push(NOT_ASCII);
    if (row.name.startsWith('#')) faults.push(`the name ${row.name} would be read as a comment`);
    if (faults.length === 0 && observation !== null) {
      if (!seen.has(observation)) {
        seen.add(observation);
        return [];
      }
      faults.push(`the same star, time and band as another observation (DATE ${cells[1] ?? ''})`);
    }
    return [{ index, faults }];
  });
}
