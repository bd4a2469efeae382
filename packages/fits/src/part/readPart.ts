import { ok } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import { withImage } from '../hdu/withImage.js';
import { emptyPixels } from '../image/emptyPixels.js';
import { pixelsOf } from '../image/pixelsOf.js';
import { describedImage } from '../image/readHeader.js';
import { type FitsImage, verifyEnd } from '../image/readImage.js';
import type { RowBand } from '../image/readRows.js';
import { type FramePart, framePart } from './framePart.js';
import { type GreenSquares, greenRows } from './greenRows.js';

const BAND_PIXELS = 1 << 18;

export interface PartOptions {
  /** What of the two green pixels of a colour frame. */
  readonly take?: GreenSquares['take'];
}

/**
 * Hands on what is measured of a raw frame (`framePart`) in bands of rows, from the first to the last, without holding
 * it whole. The overscan's level is still in it.
 */
export function readPartRows(
  path: string,
  onRows: (band: RowBand, part: FramePart) => void | Promise<void>,
  { take = 'mean' }: PartOptions = {},
): Promise<FitsResult<FramePart>> {
  return withImage(path, async (hdu, source) => {
    const found = framePart(describedImage(hdu));
    if (!found.ok) return found;
    const part = found.value;
    const { region, green } = part;
    const reader = await pixelsOf(hdu, source);
    if (!reader.ok) return reader;
    const { single, bandRows, read } = reader.value;
    // An even number, for whole squares of colours.
    const rows = 2 * bandRows * Math.max(1, Math.floor(BAND_PIXELS / region.width / bandRows / 2));
    const held = emptyPixels(region.width * Math.min(rows, region.height), { single, offset: hdu.headerOffset });
    if (!held.ok) return held;
    for (let y = 0; y < region.height; y += rows) {
      const height = Math.min(rows, region.height - y);
      const done = await read({ ...region, y: region.y + y, height }, held.value);
      if (!done.ok) return done;
      if (green === null) {
        await onRows({ y, height, pixels: held.value.subarray(0, region.width * height) }, part);
      } else {
        const pixels = greenRows(held.value, { width: region.width, height, pattern: green, take });
        await onRows({ y: y / 2, height: height >> 1, pixels }, part);
      }
    }
    await verifyEnd(hdu, source);
    return ok(part);
  });
}

/** What is measured of a raw frame, whole in memory. */
export async function readPart(path: string, options: PartOptions = {}): Promise<FitsResult<FitsImage>> {
  let image: FitsImage | undefined;
  const read = await readPartRows(
    path,
    ({ y, pixels }, { header, width, height }) => {
      const single = pixels instanceof Float32Array;
      image ??= {
        header,
        width,
        height,
        pixels: single ? new Float32Array(width * height) : new Float64Array(width * height),
      };
      image.pixels.set(pixels, y * width);
    },
    options,
  );
  if (!read.ok) return read;
  if (image === undefined) throw new Error('a frame without rows');
  return ok(image);
}
