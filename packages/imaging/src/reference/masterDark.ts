import { type CombineOptions, combinePixels } from '../calibrate/combinePixels.js';
import { assertSameSize, type Image } from '../image/image.js';
import type { CombinedImage } from './combine.js';

/**
 * (dark - bias) of every frame, then combined as `combine` does. Without a bias the master keeps the pedestal: it then
 * fits lights of its own exposure only, and no bias may be subtracted beside it.
 */
export function masterDark(
  frames: readonly Image[],
  bias: Image | null,
  options: Partial<CombineOptions> = {},
): CombinedImage {
  const first = frames[0];
  if (!first) throw new RangeError('nothing to combine');
  assertSameSize(bias ? [...frames, bias] : frames);
  const sources = frames.map((frame) => frame.pixels);
  const stack = {
    frameCount: frames.length,
    pixelCount: first.pixels.length,
    load(pixel: number, values: Float64Array) {
      const offset = bias ? (bias.pixels[pixel] as number) : 0;
      for (let i = 0; i < sources.length; i++) values[i] = (sources[i]?.[pixel] as number) - offset;
    },
  };
  const { pixels, rejected } = combinePixels(stack, options);
  return { width: first.width, height: first.height, pixels: Float32Array.from(pixels), rejected };
}
