import { readFileSync } from 'node:fs';
import type { Image } from '../image/image.js';

const BLOCK = 2880;
const CARD = 80;

/** Just enough FITS for the frames these tests read: one image, BITPIX 16, -32 or -64, no scaling but BZERO. */
export function readTestFrame(path: string): Image {
  const bytes = readFileSync(path);
  const cards = new Map<string, number>();
  let offset = 0;
  for (let name = ''; name !== 'END'; offset += CARD) {
    const card = bytes.toString('latin1', offset, offset + CARD);
    name = card.slice(0, 8).trim();
    if (card[8] === '=') cards.set(name, Number.parseFloat(card.slice(10)));
  }
  const start = Math.ceil(offset / BLOCK) * BLOCK;
  const width = cards.get('NAXIS1') ?? 0;
  const height = cards.get('NAXIS2') ?? 0;
  const bitpix = cards.get('BITPIX') ?? 0;
  const zero = cards.get('BZERO') ?? 0;
  const size = Math.abs(bitpix) / 8;
  const pixels = bitpix === -64 ? new Float64Array(width * height) : new Float32Array(width * height);
  for (let i = 0; i < pixels.length; i++) {
    const at = start + i * size;
    const stored =
      bitpix === 16 ? bytes.readInt16BE(at) : bitpix === -32 ? bytes.readFloatBE(at) : bytes.readDoubleBE(at);
    pixels[i] = zero + stored;
  }
  return { width, height, pixels };
}
