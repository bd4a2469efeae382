import type { Pixels } from '../image/scaledInto.js';

/** Numbers of an image's pixels; what is not finite (NaN, BLANK) is left out. null: that pixel is not finite. */
export interface PixelStatistics {
  valid: number;
  /** Left out where no pixel is valid. */
  mean?: number;
  /** Of the whole population. */
  std?: number;
  min?: number;
  max?: number;
  /** In the file's order; left out where there is no pixel. */
  first?: number | null;
  /** Pixel floor(count / 2), 0-based. */
  middle?: number | null;
  last?: number | null;
}

/** Gathers statistics from pixels that come in pieces, in order. */
export class PixelGathering {
  private seen = 0;
  private valid = 0;
  private mean = 0;
  private squares = 0;
  private min = Infinity;
  private max = -Infinity;
  private readonly samples: (number | null)[] = [];

  constructor(private readonly count: number) {}

  add(pixels: Pixels): void {
    this.sample(pixels);
    let valid = 0;
    let sum = 0;
    for (let at = 0; at < pixels.length; at++) {
      const pixel = pixels[at] ?? 0;
      if (pixel - pixel !== 0) continue;
      valid++;
      sum += pixel;
      if (pixel < this.min) this.min = pixel;
      if (pixel > this.max) this.max = pixel;
    }
    if (valid > 0) this.merge(pixels, { valid, mean: sum / valid });
  }

  /** Pieces are joined by their means, so that large values with little spread lose no digits (Chan et al. 1979). */
  private merge(pixels: Pixels, piece: { valid: number; mean: number }): void {
    let squares = 0;
    for (let at = 0; at < pixels.length; at++) {
      const difference = (pixels[at] ?? 0) - piece.mean;
      if (difference - difference === 0) squares += difference * difference;
    }
    const valid = this.valid + piece.valid;
    const step = piece.mean - this.mean;
    this.squares += squares + (step * step * this.valid * piece.valid) / valid;
    this.mean += (step * piece.valid) / valid;
    this.valid = valid;
  }

  private sample(pixels: Pixels): void {
    for (const wanted of [0, Math.floor(this.count / 2), this.count - 1]) {
      const pixel = pixels[wanted - this.seen];
      if (pixel !== undefined) this.samples.push(Number.isFinite(pixel) ? pixel : null);
    }
    this.seen += pixels.length;
  }

  result(): PixelStatistics {
    const [first, middle, last] = this.samples;
    const samples = first === undefined ? {} : { first, middle, last };
    if (this.valid === 0) return { valid: 0, ...samples };
    const { valid, mean, min, max } = this;
    return { valid, mean, std: Math.sqrt(this.squares / valid), min, max, ...samples };
  }
}
