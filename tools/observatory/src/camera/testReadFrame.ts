import { readFile } from 'node:fs/promises';

export interface ReadFrame {
  /** Raw text of each value, by keyword; the last card wins. */
  cards: Map<string, string>;
  width: number;
  height: number;
  adu: Float64Array;
}

/** A small reader of 16-bit frames for the specs. */
export async function readTestFrame(path: string): Promise<ReadFrame> {
  const bytes = await readFile(path);
  const cards = new Map<string, string>();
  let at = 0;
  for (; bytes.toString('latin1', at, at + 8) !== 'END     '; at += 80) {
    const card = bytes.toString('latin1', at, at + 80);
    const [value = ''] = /^'(?:[^']|'')*'|^[^/]*/.exec(card.slice(10).trimStart()) ?? [];
    cards.set(card.slice(0, 8).trim(), value.replace(/^'|'$/g, '').trim());
  }
  const [width, height] = [Number(cards.get('NAXIS1')), Number(cards.get('NAXIS2'))];
  const start = Math.ceil((at + 80) / 2880) * 2880;
  const adu = Float64Array.from({ length: width * height }, (_, i) => bytes.readInt16BE(start + 2 * i) + 32768);
  if (bytes.length !== start + Math.ceil((2 * width * height) / 2880) * 2880) {
    throw new Error(`${path} is not whole blocks of the size its header says`);
  }
  return { cards, width, height, adu };
}
