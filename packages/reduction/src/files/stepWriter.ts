import { addWithCarry } from '@wombat/imaging/kernels';
import { BLANK_STORED, type FrameSteps, HIGHEST_STORED } from '../steps/chooseSteps.js';
import { LITTLE_ENDIAN } from './pixelPlace.js';
import { writeFully } from './readFully.js';

const TWO_32 = 2 ** 32;
const TWO_16 = 2 ** 16;

/** Writes pixels as big-endian 16-bit steps, stretch after stretch; all but the last of an even number. */
export class StepWriter {
  /** The ones' complement sum of the words written so far. */
  dataSum = 0;
  private stored = new Int16Array(0);

  constructor(
    private readonly output: { readonly fd: number; readonly offset: number },
    private readonly steps: Pick<FrameSteps, 'zero' | 'step'>,
  ) {}

  /** Writes from the image's pixel `start` on. */
  write(pixels: Float32Array, start: number): void {
    const { length } = pixels;
    const { zero, step } = this.steps;
    if (this.stored.length < length) this.stored = new Int16Array(length);
    const { stored } = this;
    let [high, low] = [0, 0];
    for (let at = 0; at < length; at++) {
      const value = (pixels[at] as number) - zero;
      const nearest = Math.round(value / step);
      const kept = Math.max(-HIGHEST_STORED, Math.min(HIGHEST_STORED, nearest));
      stored[at] = Number.isNaN(value) ? BLANK_STORED : kept;
      const unsigned = (stored[at] as number) & 0xffff;
      if (at % 2 === 0) high += unsigned;
      else low += unsigned;
    }
    const sum = high * TWO_16 + low;
    // Exact: a stretch of a million pixels adds up to less than 2^53.
    this.dataSum = addWithCarry(this.dataSum, addWithCarry(sum % TWO_32, Math.floor(sum / TWO_32)));
    const bytes = Buffer.from(stored.buffer, 0, 2 * length);
    if (LITTLE_ENDIAN) bytes.swap16();
    writeFully(this.output.fd, bytes, this.output.offset + 2 * start);
  }
}
