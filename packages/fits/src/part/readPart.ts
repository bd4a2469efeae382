import { ok } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import { withImage } from '../hdu/withImage.js';
import { emptyPixels } from '../image/emptyPixels.js';
import { PixelMemory } from '../image/pixelMemory.js';
import { pixelsOf } from '../image/pixelsOf.js';
import { describedImage } from '../image/readHeader.js';
import { type FitsImage, type ReadOptions, verifyEnd } from '../image/readImage.js';
import type { RowBand } from '../image/readRows.js';
import type { RowSpan } from '../image/region.js';
import { type FramePart, framePart } from './framePart.js';
import { type GreenSquares, greenRows } from './greenRows.js';

const BAND_PIXELS = 1 << 18;

export interface PartOptions {
  /** What of the two green pixels of a colour frame. */
  readonly take?: GreenSquares['take'];
  /** Of what is measured, ascending and apart; what lies beyond the frame is left out. Default: all. */
  readonly rows?: readonly RowSpan[];
}

/**
 * Hands on what is measured of a raw frame (`framePart`) in bands of rows, from the first to the last, without holding
 * it whole. The overscan's level is still in it.
 */
export function readPartRows(
  path: string,
  onRows: (band: RowBand, part: FramePart) => void | Promise<void>,
  { take = 'mean', rows }: PartOptions = {},
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
    const most = 2 * bandRows * Math.max(1, Math.floor(BAND_PIXELS / region.width / bandRows / 2));
    const bands = bandsOf(part, most, rows);
    const highest = bands.reduce((sofar, { height }) => Math.max(sofar, height), 1);
    const held = emptyPixels(region.width * highest, { single, offset: hdu.headerOffset });
    if (!held.ok) return held;
    for (const { y, height } of bands) {
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

/** The region's rows that are wanted, at most so many at a time. */
function bandsOf({ region, green, height }: FramePart, most: number, spans?: readonly RowSpan[]) {
  const scale = green === null ? 1 : 2;
  const wanted = spans?.map(({ first, last }) => ({
    first: scale * Math.max(0, first),
    end: scale * (Math.min(last, height - 1) + 1),
  })) ?? [{ first: 0, end: region.height }];
  const bands: { y: number; height: number }[] = [];
  for (const { first, end } of wanted)
    for (let y = first; y < end; y += most) bands.push({ y, height: Math.min(most, end - y) });
  return bands;
}

/**
 * What is measured of a raw frame, in memory. Where not all rows are wanted nothing is to be made of the others: 0, or
 * what stood in `memory` before.
 */
export async function readPart(
  path: string,
  { memory, ...options }: PartOptions & ReadOptions = {},
): Promise<FitsResult<FitsImage>> {
  const imageOf = ({ header, width, height }: FramePart, single: boolean): FitsImage => {
    const pixels = (memory ?? new PixelMemory()).of(width * height, single);
    return { header, width, height, pixels };
  };
  let image: FitsImage | undefined;
  const read = await readPartRows(
    path,
    ({ y, pixels }, part) => {
      image ??= imageOf(part, pixels instanceof Float32Array);
      image.pixels.set(pixels, y * part.width);
    },
    options,
  );
  return read.ok ? ok(image ?? imageOf(read.value, true)) : read;
}
