import { ok } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { ByteSource } from '../hdu/byteSource.js';
import type { Hdu } from '../hdu/hdu.js';
import { paddedLength } from '../hdu/layout.js';
import { withImage } from '../hdu/withImage.js';
import type { Header } from '../header/header.js';
import { emptyPixels } from './emptyPixels.js';
import type { PixelMemory } from './pixelMemory.js';
import { pixelsOf } from './pixelsOf.js';
import { describedImage } from './readHeader.js';

export interface FitsImage {
  header: Header;
  width: number;
  height: number;
  /** Row-major, first row of the file first; physical values (BZERO, BSCALE applied), NaN where BLANK. */
  pixels: Float32Array | Float64Array;
}

export interface ReadOptions {
  /** Where the pixels go: they stand there until the next frame does. Default: memory of their own. */
  readonly memory?: PixelMemory | undefined;
}

/** Rows are read in pieces of about this size, so that what is not yet scaled stays in the cache. */
const BAND_PIXELS = 1 << 18;

/**
 * Reads the image that `readHeader` finds, from a plain, gzip or tile-compressed (.fz) file. Float32Array for BITPIX 8,
 * 16 and -32 (every value exact as long as BZERO and BSCALE are whole), Float64Array for 32, 64 and -64.
 */
export function readImage(path: string, { memory }: ReadOptions = {}): Promise<FitsResult<FitsImage>> {
  return withImage(path, async (hdu, source) => {
    const { header, width, height } = describedImage(hdu);
    const reader = await pixelsOf(hdu, source);
    if (!reader.ok) return reader;
    const { single, bandRows, read } = reader.value;
    const pixels = emptyPixels(width * height, { single, offset: hdu.headerOffset, memory });
    if (!pixels.ok) return pixels;
    const rowsAtOnce = Math.max(1, Math.floor(BAND_PIXELS / width / bandRows)) * bandRows;
    for (let y = 0; y < height; y += rowsAtOnce) {
      const region = { x: 0, y, width, height: Math.min(rowsAtOnce, height - y) };
      const done = await read(region, pixels.value.subarray(y * width));
      if (!done.ok) return done;
    }
    await verifyEnd(hdu, source);
    return ok({ header, width, height, pixels: pixels.value });
  });
}

/** Reads through the padding and one byte on: where a packed file ends there, gzip's own checksum has been compared. */
export async function verifyEnd({ dataOffset, layout }: Hdu, source: ByteSource): Promise<void> {
  if (source.exact) return;
  await source.skip(dataOffset + paddedLength(layout.dataBytes) - source.position);
  await source.skip(1);
}
