import { type CombinedImage, combine } from './combine.js';
import type { CombineOptions } from './combinePixels.js';
import type { Image } from './image.js';

/** The bias frames combined; see `combine`. */
export function masterBias(frames: readonly Image[], options: Partial<CombineOptions> = {}): CombinedImage {
  return combine(frames, options);
}
