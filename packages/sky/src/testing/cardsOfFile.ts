import { readFileSync } from 'node:fs';

export type Cards = Record<string, number | string>;

const CARD = 80;
const BLOCK = 2880;

/** Cards of a header of a FITS file, enough for the keywords of a solution; headers before it must have no data. */
export function cardsOfFile(path: string, hdu = 0): Cards {
  const text = readFileSync(path).toString('latin1');
  let at = 0;
  for (let skipped = 0; skipped < hdu; skipped++) at = Math.ceil((endOf(text, at) + CARD) / BLOCK) * BLOCK;
  return cardsOf(text.slice(at, endOf(text, at)));
}

function endOf(text: string, start: number): number {
  let at = start;
  while (text.slice(at, at + 8).trimEnd() !== 'END' && at < text.length) at += CARD;
  return at;
}

function cardsOf(header: string): Cards {
  const cards: Cards = {};
  for (let at = 0; at < header.length; at += CARD) {
    const quoted = /^(.{8})= *'([^']*)'/.exec(header.slice(at, at + CARD));
    const plain = /^(.{8})= *([^ /]+)/.exec(header.slice(at, at + CARD));
    if (quoted !== null) cards[quoted[1]?.trim() ?? ''] = quoted[2] ?? '';
    else if (plain !== null) cards[plain[1]?.trim() ?? ''] = Number(plain[2]);
  }
  return cards;
}
