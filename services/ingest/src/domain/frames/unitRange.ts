/** Of a value that was 1 and went through a float of 32 bits. */
const ROUNDING = 1e-5;

/**
 * Finds frames whose pixels are parts of full scale, floats from 0 to 1, as programs that process pictures save them:
 * their counts, and with these gain, saturation and noise, cannot be told any more.
 */
export class UnitRange {
  private least = Number.POSITIVE_INFINITY;
  private most = Number.NEGATIVE_INFINITY;

  take({ pixels }: { pixels: ArrayLike<number> }): void {
    for (let at = 0; at < pixels.length; at++) {
      const value = pixels[at] ?? Number.NaN;
      if (value < this.least) this.least = value;
      if (value > this.most) this.most = value;
    }
  }

  /** Why these are no counts; null where they may be some. A black frame may be. */
  problem(): string | null {
    if (!(this.most > 0) || this.most > 1 + ROUNDING || this.least < -1) return null;
    const range = `${this.least.toPrecision(3)} to ${this.most.toPrecision(3)}`;
    return `its pixels are floats from 0 to 1 (${range}), not counts: save it with its counts (ADU), as 16 bit or as floats that are not normalized`;
  }
}
