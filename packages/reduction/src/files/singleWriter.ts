import { addWithCarry } from '@wombat/imaging/kernels';
import { LITTLE_ENDIAN } from './pixelPlace.js';
import { writeFully } from './readFully.js';

const TWO_32 = 2 ** 32;

/** Writes float64 pixels as big-endian float32 through one buffer, which stays from block to block. */
export class SingleWriter {
  private singles = new Float32Array(0);

  constructor(private readonly output: { readonly fd: number; readonly offset: number }) {}

  /** Writes from the image's pixel `start` on; answers the ones' complement sum of the words. */
  write(pixels: Float64Array, start: number): number {
    const { length } = pixels;
    if (this.singles.length < length) this.singles = new Float32Array(length);
    this.singles.set(pixels);
    const words = new Uint32Array(this.singles.buffer, 0, length);
    let sum = 0;
    for (let at = 0; at < length; at++) sum += words[at] as number;
    const bytes = Buffer.from(this.singles.buffer, 0, 4 * length);
    if (LITTLE_ENDIAN) bytes.swap32();
    writeFully(this.output.fd, bytes, this.output.offset + 4 * start);
    // Exact: the words of a block of two million pixels add up to less than 2^53.
    return addWithCarry(sum % TWO_32, Math.floor(sum / TWO_32));
  }
}
