import { type CombineOptions, combinePixels } from '../calibrate/combinePixels.js';
import { assertSameSize, type Image } from '../image/image.js';
import { median, medianInPlace } from '../statistics/median.js';
import type { CombinedImage } from './combine.js';

export interface MasterFlat extends CombinedImage {
  /** Median of (flat - bias - dark) of each frame, in input order: what each was divided by. */
  readonly levels: readonly number[];
  /** Indexes of frames that were left out because their level is not positive. */
  readonly leftOut: readonly number[];
}

/**
 * (flat - bias - dark) of every frame divided by its own median, combined as `combine` does, the result divided by its
 * own median: a master flat has median 1. float64 throughout, rounded once to float32. Without a bias the pedestal
 * stays in and flattens the flat: the caller flags it.
 */
export function masterFlat(
  frames: readonly Image[],
  { bias, dark }: { readonly bias: Image | null; readonly dark: Image | null },
  options: Partial<CombineOptions> = {},
): MasterFlat {
  const first = frames[0];
  if (!first) throw new RangeError('nothing to combine');
  assertSameSize([...frames, ...[bias, dark].filter((image) => image !== null)]);
  const levels = frames.map((flat) => medianInPlace(reducedFlat(flat, bias, dark)));
  const usable = frames
    .map((frame, i) => ({ source: frame.pixels, level: levels[i] ?? Number.NaN }))
    .filter(({ level }) => level > 0);
  const stack = {
    frameCount: usable.length,
    pixelCount: first.pixels.length,
    load(pixel: number, values: Float64Array) {
      const biasValue = bias ? (bias.pixels[pixel] as number) : 0;
      const darkValue = dark ? (dark.pixels[pixel] as number) : 0;
      let i = 0;
      for (const { source, level } of usable) values[i++] = ((source[pixel] as number) - biasValue - darkValue) / level;
    },
  };
  const { pixels, rejected } = combinePixels(stack, options);
  const level = median(pixels);
  const normalised = new Float32Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) normalised[i] = (pixels[i] as number) / level;
  const leftOut = levels.flatMap((value, i) => (value > 0 ? [] : [i]));
  return { width: first.width, height: first.height, pixels: normalised, rejected, levels, leftOut };
}

/** flat - bias - dark without its NaN pixels. */
function reducedFlat(flat: Image, bias: Image | null, dark: Image | null): Float64Array {
  const reduced = new Float64Array(flat.pixels.length);
  let count = 0;
  for (let i = 0; i < reduced.length; i++) {
    const biasValue = bias ? (bias.pixels[i] as number) : 0;
    const darkValue = dark ? (dark.pixels[i] as number) : 0;
    const value = (flat.pixels[i] as number) - biasValue - darkValue;
    if (!Number.isNaN(value)) reduced[count++] = value;
  }
  return reduced.subarray(0, count);
}
