import { createReadStream } from 'node:fs';
import { onesComplementSum } from '../header/checksum.js';

const ALL_ONES = 2 ** 32 - 1;
/** A multiple of the four bytes of a word. */
const PIECE_BYTES = 1 << 20;

/**
 * Whether the bytes of a file of one HDU are those its CHECKSUM was written for: all its words add up to minus zero
 * (FITS 4.0, appendix J). False also for one that has no such card. Throws where the file cannot be read.
 */
export async function isWhole(path: string): Promise<boolean> {
  let sum = 0;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) sum = onesComplementSum(piece, sum);
  return sum === ALL_ONES;
}
