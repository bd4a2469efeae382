import { open } from 'node:fs/promises';

export type CardValue = string | number | boolean;

/** One header card: keyword, value, comment. `{ float }` writes a number with a decimal point even when it is whole. */
export type Card = [keyword: string, value: CardValue | { float: number }, comment?: string];

const BLOCK = 2880;

/**
 * Writes a 16-bit frame as FITS: values 0..65535 stored as signed with BZERO 32768 (FITS standard 4.0, 5.2.5). A writer
 * of its own, so that the project's reader is tested against other hands. The ADU are swapped in place.
 */
export async function writeFrame(
  path: string,
  { width, height, adu }: { width: number; height: number; adu: Uint16Array },
  cards: readonly Card[],
): Promise<void> {
  for (let i = 0; i < adu.length; i++) {
    adu[i] = (adu[i] ?? 0) ^ 0x8000;
  }
  const pixels = Buffer.from(adu.buffer, adu.byteOffset, adu.byteLength).swap16();
  const padding = Buffer.alloc((BLOCK - (pixels.length % BLOCK)) % BLOCK);
  const file = await open(path, 'w');
  try {
    await file.writev([headerBytes({ width, height }, cards), pixels, padding]);
  } finally {
    await file.close();
  }
}

function headerBytes({ width, height }: { width: number; height: number }, cards: readonly Card[]): Buffer {
  const all: Card[] = [
    ['SIMPLE', true, 'conforms to FITS standard'],
    ['BITPIX', 16, 'array data type'],
    ['NAXIS', 2, 'number of array dimensions'],
    ['NAXIS1', width],
    ['NAXIS2', height],
    ['BZERO', 32768, 'offset of unsigned 16-bit values'],
    ['BSCALE', 1],
    ...cards,
  ];
  const text = [...all.map(cardText), 'END'.padEnd(80)].join('');
  return Buffer.from(text.padEnd(Math.ceil(text.length / BLOCK) * BLOCK), 'latin1');
}

/** The 80 characters of one card, in fixed format. */
export function cardText([keyword, value, comment]: Card): string {
  const left = `${keyword.padEnd(8)}= ${valueText(value)}`;
  const text = comment === undefined ? left : `${left} / ${comment}`;
  if (keyword.length > 8 || left.length > 80) {
    throw new RangeError(`No room for the card ${keyword} = ${JSON.stringify(value)}`);
  }
  return text.slice(0, 80).padEnd(80);
}

function valueText(value: Card[1]): string {
  if (typeof value === 'object') {
    const text = String(value.float).replace('e', 'E');
    return (/[.E]/.test(text) ? text : `${text}.0`).padStart(20);
  }
  if (typeof value === 'string') return `'${value.replaceAll("'", "''").padEnd(8)}'`.padEnd(20);
  return (typeof value === 'boolean' ? (value ? 'T' : 'F') : String(value).replace('e', 'E')).padStart(20);
}
