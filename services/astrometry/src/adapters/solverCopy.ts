import { join } from 'node:path';
import { type FitsResult, Header, readImage, writeImage } from '@wombat/fits';
import { median } from '@wombat/imaging';
import { ok } from '@wombat/result';
import type { ImageSize } from '../domain/index.js';

/** ASTAP finds no stars on a background below about 8 ADU, as bias-subtracted frames of a dark sky have. */
const LOWEST_BACKGROUND = 100;

/**
 * Writes the frame as ASTAP likes it: 16 bit, a background well above zero, and none of the header's old positions,
 * which it would believe before ours.
 */
export async function writeSolverCopy(source: string, folder: string): Promise<FitsResult<ImageSize>> {
  const read = await readImage(source);
  if (!read.ok) return read;
  const { width, height, pixels } = read.value;
  const level = median(pixels);
  const shift = level < LOWEST_BACKGROUND ? LOWEST_BACKGROUND - level : 0;
  const counts = new Uint16Array(pixels.length);
  for (let i = 0; i < counts.length; i++) {
    const value = pixels[i] ?? Number.NaN;
    counts[i] = Number.isNaN(value)
      ? Math.round(level + shift)
      : Math.max(0, Math.min(65_535, Math.round(value + shift)));
  }
  await writeImage(join(folder, 'in.fits'), { header: Header.of([]), width, height, pixels: counts });
  return ok({ width, height });
}
