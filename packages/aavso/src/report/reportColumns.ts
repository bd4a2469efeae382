import { isAavsoBand } from './aavsoBands.js';

/**
 * What is wrong with a cell, to be read after the column's name; null: nothing. Cells come without blanks at their
 * ends.
 */
export type CellRule = (cell: string) => string | null;

export interface ReportColumn {
  name: string;
  /** Most characters AAVSO takes; null: no limit of its own. */
  limit: number | null;
  rule: CellRule;
}

const NA = 'na';
const DECIMAL = /^-?\d+\.\d+$/;

const anyText: CellRule = () => null;
const oneOf =
  (...words: string[]): CellRule =>
  (cell) =>
    words.includes(cell.toUpperCase()) ? null : `is none of ${words.join(', ')}`;
const orNa =
  (rule: CellRule): CellRule =>
  (cell) =>
    cell.toLowerCase() === NA ? null : rule(cell);

const decimal: CellRule = (cell) => (DECIMAL.test(cell) ? null : 'is no number with a dot');

function decimalWithin(says: string, holds: (value: number) => boolean): CellRule {
  return (cell) => decimal(cell) ?? (holds(Number(cell)) ? null : says);
}

const magnitude = decimalWithin('is not between -5 and 30', (value) => value > -5 && value < 30);

/**
 * The fifteen columns of the AAVSO Extended File Format 1.2 (http://www.aavso.org/aavso-extended-file-format), in
 * order. The checks of a DATE depend on the header and those across columns on the row: `rowRules`.
 */
export const REPORT_COLUMNS: readonly ReportColumn[] = [
  { name: 'NAME', limit: 30, rule: anyText },
  { name: 'DATE', limit: 16, rule: anyText },
  { name: 'MAG', limit: 8, rule: (cell) => magnitude(cell.replace(/^</, '')) },
  {
    name: 'MERR',
    limit: 6,
    rule: orNa(decimalWithin('is not between 0 and 1', (value) => value > 0 && value < 1)),
  },
  { name: 'FILT', limit: 5, rule: (cell) => (isAavsoBand(cell.toUpperCase()) ? null : 'is no AAVSO band') },
  { name: 'TRANS', limit: 3, rule: oneOf('YES', 'NO') },
  { name: 'MTYPE', limit: 3, rule: oneOf('STD', 'DIF', 'ABS') },
  { name: 'CNAME', limit: 20, rule: anyText },
  { name: 'CMAG', limit: 8, rule: orNa(decimal) },
  { name: 'KNAME', limit: 20, rule: anyText },
  { name: 'KMAG', limit: 8, rule: orNa(decimal) },
  {
    name: 'AMASS',
    limit: 7,
    rule: orNa(decimalWithin('is not between 1 and 40', (value) => value >= 1 && value < 40)),
  },
  { name: 'GROUP', limit: 5, rule: orNa((cell) => (/^\d+$/.test(cell) ? null : 'is no whole number')) },
  { name: 'CHART', limit: 20, rule: anyText },
  // "Several thousand characters" in AAVSO's words.
  { name: 'NOTES', limit: 2000, rule: anyText },
];
