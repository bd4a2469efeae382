import { medianInPlace } from '@wombat/imaging/kernels';
import type { PixelSpread } from './chooseSteps.js';

/** So many pairs of neighbours tell the noise to a third of a percent. */
const PAIRS = 100_000;
/** Of a normal distribution: standard deviation over median of absolute values, and a difference's over a pixel's. */
const [OF_MEDIAN, OF_DIFFERENCE] = [1.4826, Math.SQRT2];

/** Gathers what the pixels of a frame span from stretch to stretch. Pixels without a value count for nothing. */
export class SpreadOfPixels {
  private lowest = Number.POSITIVE_INFINITY;
  private highest = Number.NEGATIVE_INFINITY;
  private readonly differences: Float64Array;
  private readonly stride: number;
  private count = 0;

  constructor(pixelCount: number) {
    // Odd, so that the columns of a frame take turns.
    this.stride = 1 + 2 * Math.floor(pixelCount / (2 * PAIRS));
    this.differences = new Float64Array(Math.ceil(pixelCount / this.stride));
  }

  /** `start`: of the frame's pixels. */
  add(pixels: Float32Array, start: number): void {
    for (const value of pixels) {
      if (value < this.lowest) this.lowest = value;
      if (value > this.highest) this.highest = value;
    }
    const first = (this.stride - (start % this.stride)) % this.stride;
    for (let at = first; at + 1 < pixels.length; at += this.stride) {
      const difference = Math.abs((pixels[at] as number) - (pixels[at + 1] as number));
      if (Number.isFinite(difference)) this.differences[this.count++] = difference;
    }
  }

  told(): PixelSpread {
    const { lowest, highest } = this;
    if (this.count === 0) return { lowest, highest, noise: 0 };
    const noise = (OF_MEDIAN * medianInPlace(this.differences.subarray(0, this.count))) / OF_DIFFERENCE;
    return { lowest, highest, noise };
  }
}
