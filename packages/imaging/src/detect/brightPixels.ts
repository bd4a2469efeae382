import type { Image } from '../image/image.js';
import { type RowKernel, rowKernel, SLOTS } from '../kernels/rowKernel.js';
import type { SkyMesh } from '../sky/background.js';
import { medianInPlace } from '../statistics/median.js';
import { SIGMA_PER_MAD } from '../statistics/medianAbsoluteDeviation.js';

/** Pixels that stand out: indexes ascending, each with its smoothed height above the sky. */
export interface BrightPixels {
  readonly indexes: Int32Array;
  readonly heights: Float32Array;
}

export interface BrightScene {
  /** Robust noise of the smoothed image. */
  readonly noise: number;
  readonly bright: BrightPixels;
}

/** The noise is taken from whole rows with about this many pixels together. */
const NOISE_SAMPLE = 100_000;

/**
 * Takes the sky off, smooths by [1 2 1; 2 4 2; 1 2 1] / 16 and picks what is more than `thresholdSigma` times the
 * smoothed image's noise above the sky, in one pass over the rows in float32; neither the image without its sky nor the
 * smoothed image is ever held. NaN pixels count as sky; edge pixels repeat beyond the edge.
 */
export function brightPixels(image: Image, sky: SkyMesh, thresholdSigma: number): BrightScene {
  const { width, height } = image;
  const rows = new SmoothedRows(image, sky);
  const noise = rows.noise();
  const threshold = thresholdSigma * noise;
  const found = new GrowingPixels();
  for (let y = 0; y < height; y++) {
    const groups = rows.smooth(y, threshold);
    const { smoothed } = rows.kernel;
    for (let group = 0; group < groups; group++) {
      const first = rows.kernel.groups[group] as number;
      const last = Math.min(first + 4, width);
      for (let x = first; x < last; x++) {
        const value = smoothed[x] as number;
        if (value > threshold) found.push(y * width + x, value);
      }
    }
  }
  return { noise, bright: found.all() };
}

/** Those of them that are higher than `height`. */
export function pixelsAbove({ indexes, heights }: BrightPixels, height: number): BrightPixels {
  const above = { indexes: new Int32Array(indexes.length), heights: new Float32Array(indexes.length) };
  let count = 0;
  for (let at = 0; at < indexes.length; at++) {
    const value = heights[at] as number;
    if (!(value > height)) continue;
    above.indexes[count] = indexes[at] as number;
    above.heights[count] = value;
    count++;
  }
  return { indexes: above.indexes.subarray(0, count), heights: above.heights.subarray(0, count) };
}

/** Rows of an image, cleaned of their sky and smoothed; three cleaned rows are at hand at a time. */
class SmoothedRows {
  readonly kernel: RowKernel;
  /** The image's row in each slot. */
  private readonly held = new Int32Array(SLOTS).fill(-1);
  private meshTile = -1;

  constructor(
    private readonly image: Image,
    private readonly sky: SkyMesh,
  ) {
    this.kernel = rowKernel(image.width);
  }

  /** Smooths a row; gives the number of groups with a pixel above the threshold. */
  smooth(y: number, threshold: number): number {
    const below = this.slotOf(Math.max(0, y - 1));
    const middle = this.slotOf(y);
    const above = this.slotOf(Math.min(this.image.height - 1, y + 1));
    return this.kernel.smooth(below, middle, above, threshold);
  }

  /** Median size of the smoothed pixels, as a standard deviation. */
  noise(): number {
    const { width, height } = this.image;
    const count = Math.max(1, Math.min(height, Math.ceil(NOISE_SAMPLE / width)));
    const sizes = new Float64Array(count * width);
    for (let i = 0; i < count; i++) {
      this.smooth(Math.floor(((i + 0.5) * height) / count), Number.POSITIVE_INFINITY);
      const { smoothed } = this.kernel;
      for (let x = 0; x < width; x++) sizes[i * width + x] = Math.abs(smoothed[x] as number);
    }
    return SIGMA_PER_MAD * medianInPlace(sizes);
  }

  private slotOf(y: number): number {
    const slot = y % SLOTS;
    if (this.held[slot] !== y) {
      this.clean(y, slot);
      this.held[slot] = y;
    }
    return slot;
  }

  private clean(y: number, slot: number): void {
    const { pixels, width } = this.image;
    const { kernel } = this;
    const { tile, next, part } = this.sky.between(y);
    if (tile !== this.meshTile) {
      this.sky.meshRow(tile, kernel.lowerSky);
      this.sky.meshRow(next, kernel.skyRise);
      for (let x = 0; x < width; x++) {
        kernel.skyRise[x] = (kernel.skyRise[x] as number) - (kernel.lowerSky[x] as number);
      }
      this.meshTile = tile;
    }
    kernel.raw.set(pixels.subarray(y * width, (y + 1) * width));
    kernel.clean(slot, part);
  }
}

/** Lists that double when they are full. */
class GrowingPixels {
  private indexes = new Int32Array(1 << 16);
  private heights = new Float32Array(1 << 16);
  private count = 0;

  push(index: number, height: number): void {
    if (this.count === this.indexes.length) {
      const [indexes, heights] = [this.indexes, this.heights];
      this.indexes = new Int32Array(2 * this.count);
      this.heights = new Float32Array(2 * this.count);
      this.indexes.set(indexes);
      this.heights.set(heights);
    }
    this.indexes[this.count] = index;
    this.heights[this.count] = height;
    this.count++;
  }

  all(): BrightPixels {
    return { indexes: this.indexes.subarray(0, this.count), heights: this.heights.subarray(0, this.count) };
  }
}
