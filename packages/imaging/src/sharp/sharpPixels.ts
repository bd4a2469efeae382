import type { Image } from '../image/image.js';
import { type CommonSpread, commonSpread, fitReach, modelAt } from './commonSpread.js';
import { placedAt } from './placing.js';
import type { SharpPixel } from './sharpPixel.js';
import type { StarPlace } from './starPlace.js';
import { FIRST_MODEL_PART, modelPartOf, ownModelPart } from './starRest.js';
import { type Fitted, fitWithout, struckPixels } from './struckPixels.js';

export interface SharpPixelOptions {
  /** Electrons per count. */
  readonly gain: number;
  /** Electrons. */
  readonly readNoise: number;
  /** As far from the stars pixels are looked at. */
  readonly reachPixels: number;
  /** Of the frame, roughly. */
  readonly fwhmPixels: number;
}

/** The image of a point as the brighter stars of the frame tell it. */
export function learntSpread(image: Image, stars: readonly StarPlace[], options: SharpPixelOptions): CommonSpread {
  const { gain, readNoise, fwhmPixels } = options;
  return commonSpread(image, stars, fwhmPixels, { gain, readNoise, modelPart: FIRST_MODEL_PART });
}

/**
 * The pixels about each star that stand out more sharply than the image of a point can; none of a star that is not
 * measured. The image of a point is learnt from the brighter stars of the frame, fitted to each star and taken off. A
 * pixel p of what is left, with neighbours l and r on opposite sides, is sharp where p is far above its noise and
 * (l + r) / s well below p, with s = 2 exp(-4 ln 2 / FWHM^2): a point anywhere in a pixel of a Gaussian image spills at
 * least s p into the two. Noise: photons of star and sky, read noise, and by how much models miss the cores of this
 * frame's stars; where what is left scatters more, its scatter. A pixel that stands out is left out and the star
 * fitted anew, until none does: the light of a track is then what its pixels have above a star they did not draw.
 */
export function sharpPixels(
  image: Image,
  stars: readonly StarPlace[],
  options: SharpPixelOptions,
  common: CommonSpread = learntSpread(image, stars, options),
): SharpPixel[][] {
  const { gain, readNoise, reachPixels } = options;
  const noise = { gain, readNoise, modelPart: FIRST_MODEL_PART };
  const { placing } = common;
  const fits = stars.map((star): Fitted => {
    const start = modelAt(star, placedAt(star, placing), common.spread);
    const known = { ...common.sigmas, placePixels: placing.sigma };
    const about = { ...noise, known, skyLevel: star.skyLevel, reachPixels: fitReach(common.spread) };
    return fitWithout(image, { star, start, about, restPixels: reachPixels + 1 }, new Set());
  });
  const modelPart = modelPartOf(
    fits.map(({ rest }) => rest),
    noise,
  );
  return fits.map((fitted) => {
    const own = { ...noise, modelPart: Math.hypot(modelPart, ownModelPart(fitted.rest, noise)) };
    return struckPixels(image, fitted, own, reachPixels);
  });
}
