import { blockQueue } from './blockQueue.js';
import type { FlatToUse } from './calibrateFrames.js';
import type { Crew } from './crew.js';

const BLOCK_PIXELS = 65536;

/** How many pixels of a flat cannot be divided by: below 0.1, or no number. */
export async function badFlatPixels(crew: Crew, { file, level }: FlatToUse): Promise<number> {
  const { pixels, width, height } = file;
  const blocks = blockQueue(width * height, BLOCK_PIXELS);
  const shares = await crew.run('countBadFlat', { flat: { pixels, level }, blocks });
  return shares.reduce((sum, share) => sum + share, 0);
}
