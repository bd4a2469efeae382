import { type FitsResult, type PixelMemory, readImage } from '@wombat/fits';
import type { Point } from '@wombat/imaging';
import { detectTwice, median, packField } from '@wombat/imaging/detection';
import { ok } from '@wombat/result';
import type { ImageSize } from '../domain/index.js';

export interface FrameStars {
  image: ImageSize;
  /** Brightest first. */
  stars: Point[];
  /** All that were found, also those not in the list. */
  count: number;
  /** Median width of those in the list; NaN where there are none. */
  fwhmPixels: number;
  /** All stars as numbers, as who profiles the frame finds them. */
  found: Float64Array;
}

/** Bright stars have the better places; where there are few, fainter ones help. */
const BRIGHT_SIGMA = 10;
const ENOUGH_STARS = 60;
const MOST_STARS = 300;

/** The stars of a frame on disk, whose pixels go into `memory`: new memory takes as long as finding them. */
export async function frameStars(file: string, memory: PixelMemory): Promise<FitsResult<FrameStars>> {
  const read = await readImage(file, { memory });
  if (!read.ok) return read;
  const { width, height } = read.value;
  const { field, bright } = detectTwice(read.value, { higherSigma: BRIGHT_SIGMA, maxStars: MOST_STARS });
  const { stars, found: count } = bright.found >= ENOUGH_STARS ? bright : field;
  const listed = stars.slice(0, MOST_STARS);
  const places = listed.map(({ x, y }) => ({ x, y }));
  const fwhmPixels = median(listed.map((star) => star.fwhmPixels));
  return ok({ image: { width, height }, stars: places, count, fwhmPixels, found: packField(field) });
}
