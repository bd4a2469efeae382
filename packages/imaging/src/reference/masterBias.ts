import type { CombineOptions } from '../calibrate/combinePixels.js';
import type { Image } from '../image/image.js';
import { type CombinedImage, combine } from './combine.js';

/** The bias frames combined; see `combine`. */
export function masterBias(frames: readonly Image[], options: Partial<CombineOptions> = {}): CombinedImage {
  return combine(frames, options);
}
