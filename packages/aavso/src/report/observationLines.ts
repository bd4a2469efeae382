import { REPORT_COLUMNS } from './reportColumns.js';
import { delimiterOf, headerOf } from './reportHeaders.js';

export interface ObservationLine {
  /** Of the file, from 1 on. */
  line: number;
  text: string;
  /** By the AAVSO's names of the columns; '' where the line ends before. */
  cells: Record<string, string>;
}

/** The observations of an Extended file in its order, whether it keeps the AAVSO's rules or not. */
export function observationLines(text: string): ObservationLine[] {
  let delimiter = ',';
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const header = headerOf(line);
    if (header?.key === 'DELIM') delimiter = delimiterOf(header.value) ?? delimiter;
    if (line.startsWith('#') || line.trim() === '') return [];
    const cells = line.split(delimiter);
    const named = REPORT_COLUMNS.map(({ name }, at) => [name, (cells[at] ?? '').trim()] as const);
    return [{ line: index + 1, text: line, cells: Object.fromEntries(named) }];
  });
}
