import type { FileHandle } from 'node:fs/promises';

/** A binary table of a FITS file. */
export interface TableHdu {
  /** Names of its columns (TTYPE), and where each begins in a row. */
  columns: string[];
  offsets: number[];
  rowBytes: number;
  rows: number;
  dataOffset: number;
}

const BLOCK = 2880;
const CARD = 80;
const BYTES: Record<string, number> = { L: 1, B: 1, A: 1, I: 2, J: 4, K: 8, E: 4, D: 8 };

/** All binary tables of a file, in its order. */
export async function tablesOf(file: FileHandle): Promise<TableHdu[]> {
  const { size } = await file.stat();
  const tables: TableHdu[] = [];
  for (let offset = 0; offset < size; ) {
    const { cards, end } = await headerAt(file, offset);
    const number = (key: string) => Number(cards.get(key) ?? 0);
    const axes = Array.from({ length: number('NAXIS') }, (_, axis) => number(`NAXIS${axis + 1}`));
    const elements = axes.length === 0 ? 0 : axes.reduce((product, length) => product * length, 1);
    if (cards.get('XTENSION') === 'BINTABLE') tables.push(tableOf(cards, { axes, dataOffset: end }));
    const bytes = (Math.abs(number('BITPIX')) / 8) * elements + number('PCOUNT');
    offset = end + Math.ceil(bytes / BLOCK) * BLOCK;
  }
  return tables;
}

function tableOf(
  cards: ReadonlyMap<string, string>,
  { axes, dataOffset }: { axes: readonly number[]; dataOffset: number },
): TableHdu {
  const [rowBytes = 0, rows = 0] = axes;
  const columns: string[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (let column = 1; column <= Number(cards.get('TFIELDS') ?? 0); column++) {
    const [, count = '', kind = ''] = /^(\d*)([A-Z])/.exec(cards.get(`TFORM${column}`) ?? '') ?? [];
    columns.push(cards.get(`TTYPE${column}`) ?? '');
    offsets.push(offset);
    offset += (count === '' ? 1 : Number(count)) * (BYTES[kind] ?? 0);
  }
  return { columns, offsets, rowBytes, rows, dataOffset };
}

async function headerAt(file: FileHandle, offset: number): Promise<{ cards: Map<string, string>; end: number }> {
  const cards = new Map<string, string>();
  const block = Buffer.alloc(BLOCK);
  for (let at = offset; ; at += BLOCK) {
    const { bytesRead } = await file.read(block, 0, BLOCK, at);
    if (bytesRead < BLOCK) throw new Error(`no FITS file: a header breaks off at byte ${at}`);
    for (let card = 0; card < BLOCK; card += CARD) {
      const text = block.toString('latin1', card, card + CARD);
      if (text.slice(0, 8) === 'END     ') return { cards, end: at + BLOCK };
      if (text[8] === '=') cards.set(text.slice(0, 8).trim(), cardValue(text.slice(9)));
    }
  }
}

function cardValue(text: string): string {
  const quoted = /^\s*'((?:[^']|'')*)'/.exec(text)?.[1];
  return (quoted ?? text.split('/')[0] ?? '').trim();
}
