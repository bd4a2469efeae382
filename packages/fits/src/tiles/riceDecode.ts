import { BitReader } from './bitReader.js';

/** Bits of a block's code, the code for pixels that are written as they are, and their bits, by bytes a pixel. */
const CODINGS: Record<1 | 2 | 4, { codeBits: number; rawCode: number; pixelBits: number }> = {
  1: { codeBits: 3, rawCode: 6, pixelBits: 8 },
  2: { codeBits: 4, rawCode: 14, pixelBits: 16 },
  4: { codeBits: 5, rawCode: 25, pixelBits: 32 },
};

export interface RiceCoding {
  readonly bytesPerPixel: 1 | 2 | 4;
  readonly blockPixels: number;
}

/**
 * Unpacks RICE_1 (FITS 4.0, section 10.4.1; Rice, Yeh and Miller 1993): the first pixel as it is, then blocks of
 * differences, each a unary and a binary part. False where the bytes end before the pixels do.
 */
export function riceDecode(bytes: Uint8Array, pixels: Int32Array, { bytesPerPixel, blockPixels }: RiceCoding): boolean {
  const { codeBits, rawCode, pixelBits } = CODINGS[bytesPerPixel];
  if (bytes.length < bytesPerPixel) return false;
  let last = 0;
  for (let at = 0; at < bytesPerPixel; at++) last = (last << 8) | (bytes[at] ?? 0);
  const bits = new BitReader(bytes, bytesPerPixel);
  for (let start = 0; start < pixels.length; start += blockPixels) {
    const code = bits.take(codeBits) - 1;
    const end = Math.min(start + blockPixels, pixels.length);
    if (code < 0) {
      pixels.fill(last, start, end);
    } else if (code === rawCode) {
      for (let at = start; at < end; at++) pixels[at] = last = stepped(last, rawDifference(bits, pixelBits));
    } else {
      for (let at = start; at < end; at++) {
        const zeros = bits.zeros();
        if (zeros < 0) return false;
        pixels[at] = last = stepped(last, code === 0 ? zeros : (zeros << code) | bits.take(code));
      }
    }
    if (bits.overrun) return false;
  }
  if (bytesPerPixel !== 4) wrap(pixels, bytesPerPixel);
  return true;
}

function rawDifference(bits: BitReader, pixelBits: number): number {
  return pixelBits === 32 ? (bits.take(16) << 16) | bits.take(16) : bits.take(pixelBits);
}

/** Differences alternate in sign: 0, -1, 1, -2 ... */
function stepped(last: number, difference: number): number {
  return (last + ((difference >>> 1) ^ -(difference & 1))) | 0;
}

/** Differences may lead over the pixel's own range; bytes are unsigned, longer pixels signed. */
function wrap(pixels: Int32Array, bytesPerPixel: 1 | 2): void {
  for (let at = 0; at < pixels.length; at++) {
    const pixel = pixels[at] ?? 0;
    pixels[at] = bytesPerPixel === 1 ? pixel & 0xff : (pixel << 16) >> 16;
  }
}
