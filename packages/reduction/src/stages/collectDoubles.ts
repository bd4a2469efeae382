import { type BlockQueue, blocksOf, type Report } from '../blockQueue.js';
import { type PixelPlace, PixelReader } from '../files/pixelPlace.js';
import { ValueList } from '../valueList.js';
import type { FrameCount } from './countLevels.js';
import type { Bracket } from './sampleBrackets.js';

export interface CollectOrder {
  readonly pixels: PixelPlace;
  readonly bracket: Bracket;
  readonly blocks: BlockQueue;
}

/** Counts below a bracket and collects what is in it, of one image as it is. */
export function collectDoubles({ pixels, bracket, blocks }: CollectOrder, report: Report): FrameCount {
  const { low, high } = bracket;
  const reader = new PixelReader();
  const values = new Float64Array(blocks.blockPixels);
  const within = new ValueList();
  let [numbers, below] = [0, 0];
  for (const stretch of blocksOf(blocks, report)) {
    reader.into(values, pixels, stretch);
    for (let at = 0; at < stretch.count; at++) {
      const value = values[at] as number;
      if (value < low) below++;
      else if (value <= high) within.push(value);
      if (!Number.isNaN(value)) numbers++;
    }
  }
  return { numbers, below, within: within.toArray() };
}
