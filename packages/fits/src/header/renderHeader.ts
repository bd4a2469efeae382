import { BLOCK_LENGTH } from './card.js';
import type { Header } from './header.js';
import { renderCard } from './renderCard.js';

/** The header as bytes: records, END, blanks up to a whole block. */
export function renderHeader(header: Header): Buffer {
  const text = `${header.cards.map(renderCard).join('')}${'END'.padEnd(80)}`;
  return Buffer.from(text.padEnd(Math.ceil(text.length / BLOCK_LENGTH) * BLOCK_LENGTH), 'latin1');
}
