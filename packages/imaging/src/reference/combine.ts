import { type CombineOptions, combinePixels } from '../calibrate/combinePixels.js';
import { assertSameSize, type Image } from '../image/image.js';

/** A combined image and how many pixel values were clipped in all. */
export interface CombinedImage extends Image {
  readonly pixels: Float32Array;
  readonly rejected: number;
}

/**
 * Combines frames of one size pixel by pixel: float64 inside, rounded once to float32. Default: up to 5 rounds of
 * clipping at 3 population standard deviations from the median, then the median of what is left. With fewer than 8
 * frames 3 sigma cannot reject a lone outlier. Throws on no frames or frames that differ in size.
 */
export function combine(frames: readonly Image[], options: Partial<CombineOptions> = {}): CombinedImage {
  const first = frames[0];
  if (!first) throw new RangeError('nothing to combine');
  assertSameSize(frames);
  const sources = frames.map((frame) => frame.pixels);
  const stack = {
    frameCount: frames.length,
    pixelCount: first.pixels.length,
    load(pixel: number, values: Float64Array) {
      for (let i = 0; i < sources.length; i++) values[i] = sources[i]?.[pixel] as number;
    },
  };
  const { pixels, rejected } = combinePixels(stack, options);
  return { width: first.width, height: first.height, pixels: Float32Array.from(pixels), rejected };
}
