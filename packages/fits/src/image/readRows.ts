import { ok } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import { withImage } from '../hdu/withImage.js';
import { emptyPixels } from './emptyPixels.js';
import { pixelsOf } from './pixelsOf.js';
import { describedImage, type ImageHeader } from './readHeader.js';
import { verifyEnd } from './readImage.js';
import type { Pixels } from './scaledInto.js';

/** Some whole rows of an image. The pixels are overwritten by the next ones. */
export interface RowBand {
  /** The first row. */
  readonly y: number;
  readonly height: number;
  /** Row-major, as in `FitsImage`. */
  readonly pixels: Pixels;
}

const BAND_PIXELS = 1 << 18;

/**
 * Hands on the image that `readHeader` finds in bands of rows, from the first to the last, without holding it whole.
 * `rowsAtOnce` is met as nearly as the tiles of a compressed image allow; by default a band is about 256k pixels.
 */
export function readRows(
  path: string,
  onRows: (band: RowBand, image: ImageHeader) => void | Promise<void>,
  { rowsAtOnce }: { rowsAtOnce?: number } = {},
): Promise<FitsResult<ImageHeader>> {
  return withImage(path, async (hdu, source) => {
    const image = describedImage(hdu);
    const { width, height } = image;
    const reader = await pixelsOf(hdu, source);
    if (!reader.ok) return reader;
    const { single, bandRows, read } = reader.value;
    const wanted = rowsAtOnce ?? BAND_PIXELS / width;
    const rows = Math.min(height, Math.max(1, Math.floor(wanted / bandRows)) * bandRows);
    const held = emptyPixels(width * rows, { single, offset: hdu.headerOffset });
    if (!held.ok) return held;
    for (let y = 0; y < height; y += rows) {
      const band = { y, height: Math.min(rows, height - y) };
      const done = await read({ x: 0, width, ...band }, held.value);
      if (!done.ok) return done;
      await onRows({ ...band, pixels: held.value.subarray(0, width * band.height) }, image);
    }
    await verifyEnd(hdu, source);
    return ok(image);
  });
}
