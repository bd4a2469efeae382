import { gunzipSync } from 'node:zlib';
import type { Bitpix } from '../hdu/layout.js';
import { type StoredPixels, storedPixels } from '../image/storedPixels.js';

export interface GunzipCoding {
  readonly bitpix: Bitpix;
  readonly count: number;
  /** GZIP_2: first the highest bytes of all pixels, then the next ones. */
  readonly shuffled: boolean;
}

const INTEGERS: Record<number, Bitpix> = { 1: 8, 2: 16, 4: 32, 8: 64 };

/**
 * Unpacks GZIP_1 or GZIP_2 (FITS 4.0, section 10.4.2), at most as many bytes as the pixels can need. Integers may be
 * kept wider than BITPIX says; floats may not. undefined where the bytes are damaged or not of that many pixels.
 */
export function gunzipped(bytes: Uint8Array, { bitpix, count, shuffled }: GunzipCoding): StoredPixels | undefined {
  const unpacked = unpack(bytes, bitpix < 0 ? (count * -bitpix) / 8 : count * 8);
  if (!unpacked || unpacked.length % count !== 0) return undefined;
  const pixelBytes = unpacked.length / count;
  const kept = bitpix < 0 ? bitpix : INTEGERS[pixelBytes];
  if (kept === undefined || Math.abs(kept) / 8 !== pixelBytes) return undefined;
  const aligned = Buffer.from(new ArrayBuffer(unpacked.length));
  if (shuffled) unshuffle(unpacked, { into: aligned, pixelBytes });
  else aligned.set(unpacked);
  return storedPixels(aligned, kept);
}

function unpack(bytes: Uint8Array, mostBytes: number): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

function unshuffle(bytes: Buffer, { into, pixelBytes }: { into: Buffer; pixelBytes: number }): void {
  const count = bytes.length / pixelBytes;
  for (let plane = 0; plane < pixelBytes; plane++) {
    for (let at = 0; at < count; at++) into[at * pixelBytes + plane] = bytes[plane * count + at] ?? 0;
  }
}
