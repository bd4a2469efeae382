import { REPORT_COLUMNS } from './reportColumns.js';
import { ROW_RULES } from './rowRules.js';

export interface RowFaults {
  /** One sentence each; empty: the row keeps the AAVSO's rules. */
  faults: string[];
  /** Which observation it is: rows alike in it are one. Null where the row has not the columns to tell. */
  observation: string | null;
}

export const NOT_ASCII = 'not plain ASCII';

const JULIAN_DATE = /^\d{7}\.\d+$/;

export function isAscii(line: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(line);
}

/** What is wrong with one observation by itself, from its cells without blanks at their ends. */
export function rowFaults(cells: readonly string[], { excelDates }: { excelDates: boolean }): RowFaults {
  if (cells.length !== REPORT_COLUMNS.length)
    return { faults: [`${cells.length} columns, not ${REPORT_COLUMNS.length}`], observation: null };
  const faults = REPORT_COLUMNS.flatMap(({ name, limit, rule }, index) => {
    const cell = cells[index] ?? '';
    if (cell === '') return [`${name} is empty (na is the word)`];
    const long = limit !== null && cell.length > limit;
    const broken = rule(cell);
    return [
      ...(long ? [`${name} has ${cell.length} characters, ${limit} allowed`] : []),
      ...(broken === null ? [] : [`${name} ${cell} ${broken}`]),
    ];
  });
  const named = Object.fromEntries(REPORT_COLUMNS.map(({ name }, index) => [name, (cells[index] ?? '').toUpperCase()]));
  for (const { says, broken } of ROW_RULES) if (broken(named)) faults.push(says);
  const date = cells[1] ?? '';
  if (!excelDates && !JULIAN_DATE.test(date)) faults.push(`DATE ${date} is no Julian date`);
  return { faults, observation: [named.NAME, named.DATE, named.FILT].join(' ') };
}
