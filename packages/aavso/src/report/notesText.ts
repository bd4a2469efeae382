import { REPORT_COLUMNS } from './reportColumns.js';
import type { ReportNotes } from './reportRow.js';

const LONGEST = REPORT_COLUMNS.find(({ name }) => name === 'NOTES')?.limit ?? Number.POSITIVE_INFINITY;
const CUT = '...';

/**
 * The NOTES cell: `|KEY=VALUE` sub-fields, then free text as the last of them, cut to what the column takes: where a
 * reader keeps the beginning alone, the numbers are what is worth keeping. `na` where there is nothing to say.
 */
export function notesText({ text, fields }: ReportNotes): string {
  const keyed = fields.map(([key, value]) => `|${plainText(key)}=${plainText(valueText(value))}`).join('');
  // An equals sign in it would look like one more key.
  const prose = plainText(text ?? '').replaceAll('=', ':');
  const notes = `${keyed}${keyed === '' || prose === '' ? '' : '|'}${prose}`;
  if (notes.length > LONGEST) return `${notes.slice(0, LONGEST - CUT.length)}${CUT}`;
  return notes === '' ? 'na' : notes;
}

/** Text that cannot break a cell: ASCII on one line, commas as `;`, the sub-fields' bar as `/`. */
function plainText(text: string): string {
  return asciiLine(text).replaceAll(',', ';').replaceAll('|', '/');
}

/** ASCII on one line: accents are dropped, what has no ASCII form becomes `?`. */
export function asciiLine(text: string): string {
  const unaccented = text.normalize('NFKD').replace(/\p{Mark}/gu, '');
  return unaccented
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7e]/gu, '?')
    .trim();
}

function valueText(value: string | number): string {
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}
