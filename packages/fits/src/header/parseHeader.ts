import { type Card, RECORD_LENGTH } from './card.js';
import { Header } from './header.js';
import { parseRecord } from './parseRecord.js';
import { parseValue } from './parseValue.js';

/**
 * The header in a run of 80-character records, up to END or the end of the text. Never fails: long strings over
 * CONTINUE records are joined, HIERARCH keywords are understood, records that are no valid card are kept as text.
 */
export function parseHeader(block: string | Uint8Array): Header {
  const text = typeof block === 'string' ? block : Buffer.from(block).toString('latin1');
  const cards: Card[] = [];
  for (let start = 0; start < text.length; start += RECORD_LENGTH) {
    const record = text
      .slice(start, start + RECORD_LENGTH)
      .replaceAll('\0', ' ')
      .padEnd(RECORD_LENGTH);
    if (isEnd(record)) break;
    const previous = cards.at(-1);
    const longer = previous && record.startsWith('CONTINUE') ? continued(previous, record) : undefined;
    if (longer) cards[cards.length - 1] = longer;
    else cards.push(parseRecord(record));
  }
  while (cards.at(-1)?.records?.trim() === '') cards.pop();
  return Header.of(cards);
}

export function isEnd(record: string): boolean {
  return record.slice(0, 8).trimEnd() === 'END';
}

function continued(card: Card, record: string): Card | undefined {
  if (typeof card.value !== 'string' || !card.value.endsWith('&')) return undefined;
  const field = record.slice(8);
  if (!field.trimStart().startsWith("'")) return undefined;
  const next = parseValue(field);
  const comment = [card.comment, next.comment].filter((part) => part !== '').join(' ');
  return { ...card, value: `${card.value.slice(0, -1)}${next.value}`, comment, records: `${card.records}${record}` };
}
