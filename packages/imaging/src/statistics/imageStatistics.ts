import type { Image } from '../image/image.js';
import { median } from './median.js';
import { medianAbsoluteDeviation } from './medianAbsoluteDeviation.js';

export interface ImageStatistics {
  readonly median: number;
  readonly mean: number;
  /** Population standard deviation. */
  readonly std: number;
  readonly min: number;
  readonly max: number;
  /** Median absolute deviation, not scaled. */
  readonly mad: number;
}

/** Statistics of the pixels that are not NaN, in float64; all NaN when there is none. */
export function imageStatistics(image: Image): ImageStatistics {
  const { pixels } = image;
  let count = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i] as number;
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (count === 0) {
    const none = Number.NaN;
    return { median: none, mean: none, std: none, min: none, max: none, mad: none };
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < pixels.length; i++) {
    const off = (pixels[i] as number) - mean;
    if (!Number.isNaN(off)) squares += off * off;
  }
  const std = Math.sqrt(squares / count);
  return { median: median(pixels), mean, std, min, max, mad: medianAbsoluteDeviation(pixels) };
}
