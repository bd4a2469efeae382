import { paddedLength } from '../hdu/layout.js';
import { swapBytes } from './storedPixels.js';

export type WritablePixels = Float32Array | Float64Array | Uint16Array;

const CHUNK_PIXELS = 1 << 18;
const SIGN_BIT = 0x8000;

/** The data unit, padding included, piece by piece. A piece is overwritten by the next one. */
export function* encodedPixels(pixels: WritablePixels): Generator<Buffer> {
  const unsigned = pixels instanceof Uint16Array;
  const pixelBytes = unsigned ? 2 : 4;
  const memory = new ArrayBuffer(Math.min(CHUNK_PIXELS, pixels.length) * pixelBytes);
  const chunk = unsigned ? new Uint16Array(memory) : new Float32Array(memory);
  for (let start = 0; start < pixels.length; start += CHUNK_PIXELS) {
    const part = pixels.subarray(start, start + CHUNK_PIXELS);
    // BZERO 32768 turns the value's highest bit over.
    if (unsigned) for (let at = 0; at < part.length; at++) chunk[at] = (part[at] ?? 0) ^ SIGN_BIT;
    else chunk.set(part);
    const bytes = Buffer.from(memory, 0, part.length * pixelBytes);
    swapBytes(bytes, pixelBytes);
    yield bytes;
  }
  const length = pixels.length * pixelBytes;
  yield Buffer.alloc(paddedLength(length) - length);
}
