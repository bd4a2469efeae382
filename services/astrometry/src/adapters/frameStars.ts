import { type FitsResult, type PixelMemory, readImage } from '@wombat/fits';
import type { Point } from '@wombat/imaging';
import { detectField, SkyTiles } from '@wombat/imaging/detection';
import { ok } from '@wombat/result';
import type { ImageSize } from '../domain/index.js';

export interface FrameStars {
  image: ImageSize;
  /** Brightest first. */
  stars: Point[];
  /** All that were found, also those not in the list. */
  count: number;
}

/** Bright stars have the better places; where there are few, fainter ones help. */
const THRESHOLDS_SIGMA = [10, 5];
const ENOUGH_STARS = 60;
const MOST_STARS = 300;

/** The stars of a frame on disk, whose pixels go into `memory`: new memory takes as long as finding them. */
export async function frameStars(file: string, memory: PixelMemory): Promise<FitsResult<FrameStars>> {
  const read = await readImage(file, { memory });
  if (!read.ok) return read;
  const { width, height } = read.value;
  const tiles = new SkyTiles(read.value);
  let [stars, count]: [Point[], number] = [[], 0];
  for (const thresholdSigma of THRESHOLDS_SIGMA) {
    const field = detectField(read.value, { thresholdSigma, maxStars: MOST_STARS, tiles });
    [stars, count] = [field.stars.map(({ x, y }) => ({ x, y })), field.found];
    if (count >= ENOUGH_STARS) break;
  }
  return ok({ image: { width, height }, stars, count });
}
