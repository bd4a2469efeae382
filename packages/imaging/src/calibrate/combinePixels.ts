import { clipSorted, meanOfSorted, medianOfSorted } from '../statistics/clipSorted.js';
import { sortAscending } from '../statistics/sortAscending.js';

export interface CombineOptions {
  /**
   * `median`: clip by population standard deviations about the median, then the median. `mean`: the same clipping,
   * then the mean. `mad`: clip by 1.4826 MAD about the median, then the median. `minmax`: drop the lowest and the
   * highest (of three or more), then the mean; `sigma` and `rounds` do not matter.
   */
  readonly method: 'median' | 'mean' | 'mad' | 'minmax';
  readonly sigma: number;
  readonly rounds: number;
}

export const DEFAULT_COMBINE: CombineOptions = { method: 'median', sigma: 3, rounds: 5 };

/** One value per frame for each pixel, and how many frames and pixels there are. */
export interface PixelStack {
  readonly frameCount: number;
  readonly pixelCount: number;
  /** Writes the frames' values of one pixel, in any order, to `values[0..frameCount)`. */
  load(pixel: number, values: Float64Array): void;
}

/**
 * Combines a stack pixel by pixel in float64. Values that are not finite are left out and are not counted as rejected;
 * a pixel without any is NaN.
 */
export function combinePixels(
  stack: PixelStack,
  options: Partial<CombineOptions>,
): { pixels: Float64Array; rejected: number } {
  const settings = { ...DEFAULT_COMBINE, ...options };
  const pixels = new Float64Array(stack.pixelCount);
  const values = new Float64Array(stack.frameCount);
  let rejected = 0;
  for (let pixel = 0; pixel < stack.pixelCount; pixel++) {
    stack.load(pixel, values);
    const count = keepFinite(values);
    sortAscending(values, count);
    const combined = combineSorted(values, count, settings);
    pixels[pixel] = combined.value;
    rejected += combined.rejected;
  }
  return { pixels, rejected };
}

function keepFinite(values: Float64Array): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isFinite(value)) values[count++] = value;
  }
  return count;
}

function combineSorted(sorted: Float64Array, count: number, options: CombineOptions) {
  if (count === 0) return { value: Number.NaN, rejected: 0 };
  const { method, sigma, rounds } = options;
  if (method === 'minmax') {
    const range = count < 3 ? { start: 0, end: count } : { start: 1, end: count - 1 };
    return { value: meanOfSorted(sorted, range), rejected: count - (range.end - range.start) };
  }
  const range = clipSorted(sorted, count, { deviation: method === 'mad' ? 'mad' : 'std', sigma, rounds });
  const value = method === 'mean' ? meanOfSorted(sorted, range) : medianOfSorted(sorted, range);
  return { value, rejected: count - (range.end - range.start) };
}
