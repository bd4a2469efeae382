import type { Image, Point } from '../image/image.js';
import type { SkyEstimate } from '../sky/annulusSky.js';
import type { ApertureSum } from './apertureSum.js';
import { apertureSums } from './apertureSums.js';
import { ccdError } from './ccdError.js';

export interface GrowthPoint extends Omit<ApertureSum, 'sum'> {
  readonly radiusPixels: number;
  /** Counts above the sky inside the radius; NaN where no pixel there has a value. */
  readonly net: number;
  /** One standard deviation of `net`. */
  readonly error: number;
  readonly snr: number;
}

export interface GrowthOptions {
  /** Each larger than the one before. */
  readonly radiiPixels: readonly number[];
  readonly sky: Pick<SkyEstimate, 'level' | 'count'>;
  /** Electrons per count. */
  readonly gain: number;
  /** Electrons. */
  readonly readNoise: number;
}

/** One star in apertures of several radii over the same sky, by one pass over its pixels. */
export function growthCurve(image: Image, centre: Point, options: GrowthOptions): GrowthPoint[] {
  const { radiiPixels, sky, gain, readNoise } = options;
  return apertureSums(image, centre, radiiPixels).map(({ sum, area, peak, nanPixels }, index) => {
    const net = area > 0 ? sum - sky.level * area : Number.NaN;
    const error = ccdError({
      net,
      sourcePixels: area,
      skyPixels: sky.count,
      skyLevel: sky.level,
      gain,
      readNoise,
      darkElectrons: 0,
    });
    return { radiusPixels: radiiPixels[index] as number, net, area, error, snr: net / error, peak, nanPixels };
  });
}
