import type { ReportNotes } from './reportRow.js';

/** The NOTES cell: free text, then `|KEY=VALUE` sub-fields; `na` where there is nothing to say. */
export function notesText({ text, fields }: ReportNotes): string {
  const parts = fields.map(([key, value]) => `|${plainText(key)}=${plainText(valueText(value))}`);
  const notes = `${plainText(text ?? '')}${parts.join('')}`;
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
