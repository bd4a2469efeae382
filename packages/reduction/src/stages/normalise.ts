import { addWithCarry } from '@wombat/imaging/kernels';
import { type BlockQueue, blocksOf, type Report } from '../blockQueue.js';
import { type PixelPlace, PixelReader } from '../files/pixelPlace.js';
import { SingleWriter } from '../files/singleWriter.js';

export interface NormaliseOrder {
  readonly pixels: PixelPlace;
  readonly level: number;
  readonly output: { readonly fd: number; readonly offset: number };
  readonly blocks: BlockQueue;
}

/** Divides an image by its level into big-endian float32; answers the sum of its words. */
export function normalise({ pixels, level, output, blocks }: NormaliseOrder, report: Report): number {
  const reader = new PixelReader();
  const writer = new SingleWriter(output);
  const values = new Float64Array(blocks.blockPixels);
  let dataSum = 0;
  for (const stretch of blocksOf(blocks, report)) {
    reader.into(values, pixels, stretch);
    for (let at = 0; at < stretch.count; at++) values[at] = (values[at] as number) / level;
    dataSum = addWithCarry(dataSum, writer.write(values.subarray(0, stretch.count), stretch.start));
  }
  return dataSum;
}
