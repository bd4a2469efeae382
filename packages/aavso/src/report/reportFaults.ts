import { REPORT_COLUMNS } from './reportColumns.js';
import { delimiterOf, HEADER_RULES, headerOf } from './reportHeaders.js';
import { isAscii, NOT_ASCII, rowFaults } from './rowFaults.js';

/** What the headers read so far say; a later line replaces an earlier one. */
type Headers = Map<string, string>;

export interface ReportFault {
  /** Of the file, from 1 on; null: it concerns the whole of it. */
  line: number | null;
  sentence: string;
}

/** Every fault of a whole AAVSO Extended file, one sentence each; empty: AAVSO's rules are kept. */
export function reportFaults(text: string): string[] {
  return faultsOfReport(text).map(({ line, sentence }) => (line === null ? sentence : `line ${line}: ${sentence}`));
}

/**
 * The same with the line each fault stands in. It reads nothing but the text, so that it can stand against any
 * program's file, the project's own among them.
 */
export function faultsOfReport(text: string): ReportFault[] {
  const faults: ReportFault[] = [];
  const headers: Headers = new Map();
  const seen = new Map<string, number>();
  let observations = 0;
  for (const [index, line] of linesOf(text).entries()) {
    const say = (...sentences: string[]) =>
      faults.push(...sentences.map((sentence) => ({ line: index + 1, sentence })));
    if (!isAscii(line)) say(NOT_ASCII);
    if (line.trim() === '') say('blank line');
    else if (line.startsWith('#')) say(...commentFaults(line, headers));
    else {
      observations++;
      say(...observationFaults(line, headers, seen, index + 1));
    }
  }
  const whole = HEADER_RULES.flatMap(({ key }) => (headers.has(key) ? [] : [`header #${key}= missing`]));
  if (observations === 0) whole.push('no observations');
  return [...faults, ...whole.map((sentence) => ({ line: null, sentence }))];
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function commentFaults(line: string, headers: Headers): string[] {
  const header = headerOf(line);
  if (header !== null) {
    headers.set(header.key, header.value);
    const fault = HEADER_RULES.find(({ key }) => key === header.key)?.rule(header.value) ?? null;
    return fault === null ? [] : [`#${header.key}=${header.value} ${fault}`];
  }
  return columnLineFaults(line, delimiter(headers));
}

/** The customary comment that names the columns: a wrong name in it misleads whoever reads the archive. */
function columnLineFaults(line: string, separator: string): string[] {
  const names = line
    .slice(1)
    .split(separator)
    .map((name) => name.trim().toUpperCase());
  if (names[0] !== 'NAME' && names[0] !== 'STARID') return [];
  return REPORT_COLUMNS.slice(1).flatMap(({ name }, index) => {
    const given = names[index + 1] ?? 'nothing';
    return given === name ? [] : [`the column line says ${given} where ${name} stands`];
  });
}

function observationFaults(line: string, headers: Headers, seen: Map<string, number>, lineNumber: number): string[] {
  const cells = line.split(delimiter(headers)).map((cell) => cell.trim());
  const { faults, observation } = rowFaults(cells, { excelDates: headers.get('DATE')?.toUpperCase() === 'EXCEL' });
  if (observation === null) return faults;
  const first = seen.get(observation);
  if (first === undefined) seen.set(observation, lineNumber);
  return first === undefined ? faults : [...faults, `the same star, time and band as line ${first}`];
}

function delimiter(headers: Headers): string {
  return delimiterOf(headers.get('DELIM') ?? ',') ?? ',';
}
