import { addWithCarry } from '@wombat/imaging/kernels';
import { LITTLE_ENDIAN } from './pixelPlace.js';
import { writeFully } from './readFully.js';

const TWO_32 = 2 ** 32;

/** Writes pixels as big-endian float32 from the image's pixel `start` on; answers the ones' complement sum of their words. */
export function writeSingles(
  { fd, offset }: { readonly fd: number; readonly offset: number },
  pixels: Float64Array,
  start: number,
): number {
  const singles = Float32Array.from(pixels);
  const words = new Uint32Array(singles.buffer);
  let sum = 0;
  for (let at = 0; at < words.length; at++) sum += words[at] as number;
  const bytes = Buffer.from(singles.buffer);
  if (LITTLE_ENDIAN) bytes.swap32();
  writeFully(fd, bytes, offset + 4 * start);
  return folded(sum);
}

/** Exact: a block of up to two million words stays below 2^53. */
function folded(sum: number): number {
  return addWithCarry(sum % TWO_32, Math.floor(sum / TWO_32));
}
