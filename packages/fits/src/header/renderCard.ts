import { type Card, type CardValue, RECORD_LENGTH } from './card.js';

const STANDARD_KEYWORD = /^[A-Z0-9_-]{1,8}$/;
const LONGEST_TEXT = 72;

/**
 * The 80-character records of a card: those it was read from, else in FITS fixed format. Strings that do not fit go on
 * in CONTINUE records, keywords that do not fit become HIERARCH, comments are cut. Characters outside printable ASCII,
 * which the standard forbids, become '?'.
 */
export function renderCard(card: Card): string {
  if (card.records !== undefined) return printable(card.records);
  if (card.text !== undefined) return printable(card.keyword.padEnd(8) + card.text.slice(0, LONGEST_TEXT)).padEnd(80);
  const start = STANDARD_KEYWORD.test(card.keyword) ? `${card.keyword.padEnd(8)}= ` : `HIERARCH ${card.keyword} = `;
  const value = card.value ?? null;
  if (typeof value === 'string') return renderString(start, printable(value), printable(card.comment));
  return withComment(start + renderPlain(value).padStart(Math.max(0, 30 - start.length)), printable(card.comment));
}

function renderPlain(value: Exclude<CardValue, string>): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  if (Object.is(value, -0)) return '-0.0';
  // Beyond the safe integers a number is written as what it is, a float, and not with digits it does not have.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return Number(value).toExponential().toUpperCase();
  return String(value).toUpperCase();
}

function renderString(start: string, value: string, comment: string): string {
  const escaped = value.replaceAll("'", "''");
  if (start.length + escaped.length + 2 <= RECORD_LENGTH) {
    return withComment(`${start}'${escaped.padEnd(8)}'`.padEnd(30), comment);
  }
  let records = '';
  let lineStart = start;
  let rest = escaped;
  while (lineStart.length + rest.length + 2 > RECORD_LENGTH) {
    const piece = withoutSplitQuote(rest.slice(0, RECORD_LENGTH - lineStart.length - 3));
    records += `${lineStart}'${piece}&'`.padEnd(RECORD_LENGTH);
    rest = rest.slice(piece.length);
    lineStart = 'CONTINUE  ';
  }
  return records + withComment(`${lineStart}'${rest}'`, comment);
}

/** A doubled quote must not be cut in two: with an odd number of quotes at the end, the last one moves on. */
function withoutSplitQuote(piece: string): string {
  const quotes = /'*$/.exec(piece)?.[0].length ?? 0;
  return quotes % 2 === 1 ? piece.slice(0, -1) : piece;
}

function withComment(line: string, comment: string): string {
  const whole = comment === '' ? line : `${line} / ${comment}`;
  return whole.slice(0, RECORD_LENGTH).padEnd(RECORD_LENGTH);
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
