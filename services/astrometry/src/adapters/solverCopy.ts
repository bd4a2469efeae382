import { join } from 'node:path';
import { type FitsResult, Header, PixelMemory, readImage, writeImage } from '@wombat/fits';
import { binned, median } from '@wombat/imaging';
import { ok } from '@wombat/result';
import type { ImageSize } from '../domain/index.js';

/** ASTAP finds no stars on a background below about 8 ADU, as bias-subtracted frames of a dark sky have. */
const LOWEST_BACKGROUND = 100;

export interface CopySettings {
  /** The frame's own pixels go into it. */
  memory?: PixelMemory;
  /** So many pixels in each direction become one, their mean; absent: 1. */
  binning?: number;
}

/**
 * Writes the frame as ASTAP likes it: 16 bit, a background well above zero, and none of the header's old positions,
 * which it would believe before ours. The size it tells is that of the frame.
 */
export async function writeSolverCopy(
  source: string,
  folder: string,
  { memory = new PixelMemory(), binning = 1 }: CopySettings = {},
): Promise<FitsResult<ImageSize>> {
  const read = await readImage(source, { memory });
  if (!read.ok) return read;
  const { width, height } = read.value;
  const small = binning === 1 ? read.value : binned(read.value, binning);
  const counts = asCounts(small.pixels);
  const shape = { width: small.width, height: small.height };
  await writeImage(join(folder, 'in.fits'), { header: Header.of([]), ...shape, pixels: counts });
  // At once, while the solver takes its own.
  counts.buffer.transfer(0);
  return ok({ width, height });
}

function asCounts(pixels: Float32Array | Float64Array): Uint16Array<ArrayBuffer> {
  const level = median(pixels);
  const shift = level < LOWEST_BACKGROUND ? LOWEST_BACKGROUND - level : 0;
  const unknown = Math.round(level + shift);
  const counts = new Uint16Array(pixels.length);
  for (let i = 0; i < counts.length; i++) {
    const value = pixels[i] as number;
    counts[i] = Number.isNaN(value) ? unknown : Math.max(0, Math.min(65_535, Math.round(value + shift)));
  }
  return counts;
}
