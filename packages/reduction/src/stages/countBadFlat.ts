import { type BlockQueue, blocksOf, type Report } from '../blockQueue.js';
import { PixelReader } from '../files/pixelPlace.js';
import { type FlatPlane, readFlat } from './readFlat.js';

export interface BadFlatOrder {
  readonly flat: FlatPlane;
  readonly blocks: BlockQueue;
}

/** Answers how many pixels of the flat cannot be divided by. */
export function countBadFlat({ flat, blocks }: BadFlatOrder, report: Report): number {
  const response = new Float64Array(blocks.blockPixels);
  const reader = new PixelReader();
  let bad = 0;
  for (const stretch of blocksOf(blocks, report)) bad += readFlat(response, flat, reader, stretch);
  return bad;
}
