import { ok, type Result, refuse } from '@wombat/result';
import { COLUMN_LINE } from './reportCells.js';
import { reportFaults } from './reportFaults.js';
import { headerOf } from './reportHeaders.js';

/** A report taken apart: what stands above its observations, and these, each its line as it is. */
export interface ReportText {
  /** By key in capitals. */
  headers: ReadonlyMap<string, string>;
  /** Every line above the first observation, comments among them. */
  head: string[];
  rows: string[];
}

/** Reads a report of ours; one that breaks the rules of the AAVSO, or has headers between its rows, is refused. */
export function readReport(text: string): Result<ReportText> {
  const [fault] = reportFaults(text);
  if (fault !== undefined) return refuse({ message: fault });
  const lines = text.split('\n').filter((line) => line !== '');
  const first = lines.findIndex((line) => !line.startsWith('#'));
  const [head, rows] = [lines.slice(0, first), lines.slice(first)];
  if (rows.some((row) => row.startsWith('#'))) return refuse({ message: 'it has comments between its observations' });
  const headers = head.flatMap((line) => headerOf(line) ?? []);
  return ok({ headers: new Map(headers.map(({ key, value }) => [key, value])), head, rows });
}

/**
 * A report of several, which must say the same of themselves: the head of the first, what the others have to say above
 * their rows, then the rows of all.
 */
export function joinReports(reports: readonly ReportText[]): Result<string> {
  const [first] = reports;
  if (first === undefined || reports.every(({ rows }) => rows.length === 0))
    return refuse({ message: 'there is nothing to report' });
  for (const { headers } of reports) {
    for (const [key, value] of first.headers) {
      if (headers.get(key) !== value) {
        return refuse({
          message: `#${key} is ${value} in one report and ${headers.get(key)} in another: send them apart`,
        });
      }
    }
  }
  const lines = [...joinedHead(first, reports), ...reports.flatMap(({ rows }) => rows)];
  const text = `${lines.join('\n')}\n`;
  const [fault] = reportFaults(text);
  return fault === undefined ? ok(text) : refuse({ message: `together they break a rule: ${fault}` });
}

/** The line that names the columns stays the last of the head. */
function joinedHead(first: ReportText, reports: readonly ReportText[]): string[] {
  const isColumns = (line: string) => line === COLUMN_LINE;
  const own = reports.flatMap(({ head }) => head.filter((line) => headerOf(line) === null && !isColumns(line)));
  return [...first.head.filter((line) => headerOf(line) !== null), ...new Set(own), ...first.head.filter(isColumns)];
}
