import type { Image, Point } from '../image/image.js';
import type { SkyEstimate } from '../sky/annulusSky.js';
import { apertureSum } from './apertureSum.js';
import { ccdError } from './ccdError.js';

export interface GrowthPoint {
  readonly radiusPixels: number;
  /** Counts above the sky inside the radius. */
  readonly net: number;
  readonly snr: number;
}

export interface GrowthOptions {
  readonly radiiPixels: readonly number[];
  readonly sky: SkyEstimate;
  /** Electrons per count. */
  readonly gain: number;
  /** Electrons. */
  readonly readNoise: number;
}

/** Net counts and SNR of one star in apertures of several radii over the same sky. */
export function growthCurve(image: Image, centre: Point, options: GrowthOptions): GrowthPoint[] {
  const { sky, gain, readNoise } = options;
  return options.radiiPixels.map((radiusPixels) => {
    const { sum, area } = apertureSum(image, centre, radiusPixels);
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
