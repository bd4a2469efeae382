import { endianness } from 'node:os';
import type { Bitpix } from '../hdu/layout.js';

export type StoredPixels = Uint8Array | Int16Array | Int32Array | BigInt64Array | Float32Array | Float64Array;

const LITTLE_ENDIAN = endianness() === 'LE';

/** Turns big-endian bytes, in place, into pixels of this machine. `bytes` must start on an 8-byte boundary. */
export function storedPixels(bytes: Buffer, bitpix: Bitpix): StoredPixels {
  swapBytes(bytes, Math.abs(bitpix) / 8);
  const { buffer, byteOffset, length } = bytes;
  switch (bitpix) {
    case 8:
      return bytes;
    case 16:
      return new Int16Array(buffer, byteOffset, length / 2);
    case 32:
      return new Int32Array(buffer, byteOffset, length / 4);
    case 64:
      return new BigInt64Array(buffer, byteOffset, length / 8);
    case -32:
      return new Float32Array(buffer, byteOffset, length / 4);
    case -64:
      return new Float64Array(buffer, byteOffset, length / 8);
  }
}

/** Between this machine's byte order and FITS's, in place. */
export function swapBytes(bytes: Buffer, pixelBytes: number): void {
  if (!LITTLE_ENDIAN) return;
  if (pixelBytes === 2) bytes.swap16();
  else if (pixelBytes === 4) bytes.swap32();
  else if (pixelBytes === 8) bytes.swap64();
}
