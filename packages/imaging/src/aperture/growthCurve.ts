import type { Image, Point } from '../image/image.js';
import type { SkyEstimate } from '../sky/annulusSky.js';
import type { ApertureSum } from './apertureSum.js';
import { apertureSums } from './apertureSums.js';
import { ccdError } from './ccdError.js';

export interface GrowthPoint {
  readonly radiusPixels: number;
  /** Counts above the sky inside the radius. */
  readonly net: number;
  readonly snr: number;
}

export interface GrowthOptions {
  /** Each larger than the one before. */
  readonly radiiPixels: readonly number[];
  readonly sky: SkyEstimate;
  /** Electrons per count. */
  readonly gain: number;
  /** Electrons. */
  readonly readNoise: number;
}

/** Net counts and SNR of one star in apertures of several radii over the same sky, by one pass over its pixels. */
export function growthCurve(image: Image, centre: Point, options: GrowthOptions): GrowthPoint[] {
  const { sky, gain, readNoise } = options;
  const sums = apertureSums(image, centre, options.radiiPixels);
  return options.radiiPixels.map((radiusPixels, index) => {
    const { sum, area } = sums[index] as ApertureSum;
    const net = sum - sky.level * area;
    const error = ccdError({
      net,
      sourcePixels: area,
      skyPixels: sky.count,
      skyLevel: sky.level,
      gain,
      readNoise,
      darkElectrons: 0,
    });
    return { radiusPixels, net, snr: net / error };
  });
}
