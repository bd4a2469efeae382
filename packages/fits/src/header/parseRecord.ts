import type { Card } from './card.js';
import { parseValue } from './parseValue.js';

const COMMENTARY = new Set(['COMMENT', 'HISTORY', '', 'CONTINUE']);
const HIERARCH = /^HIERARCH +([^=]+?) *=(.*)$/is;
const VALUED = /^([A-Za-z0-9_-]{1,8}) *=(.*)$/s;

/**
 * One 80-character record as a card. A record that is no valid card is kept as text under its first eight characters.
 */
export function parseRecord(record: string): Card {
  const keyword = record.slice(0, 8).trim().toUpperCase();
  if (!COMMENTARY.has(keyword)) {
    const parts = HIERARCH.exec(record) ?? VALUED.exec(record);
    if (parts) {
      const name = (parts[1] ?? '').replace(/\s+/g, ' ').toUpperCase();
      return { keyword: name, ...parseValue(parts[2] ?? ''), records: record };
    }
  }
  return { keyword, value: undefined, comment: '', text: record.slice(8).trimEnd(), records: record };
}
