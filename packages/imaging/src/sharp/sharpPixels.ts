import type { Image, Point } from '../image/image.js';
import { medianAbsoluteDeviation, SIGMA_PER_MAD } from '../statistics/medianAbsoluteDeviation.js';
import { commonSpread, fitReach, modelAt } from './commonSpread.js';
import { fitPointSpread, type PixelNoise, pixelVariance, type SpreadFit } from './fitPointSpread.js';
import { placedAt, placingOf } from './placing.js';
import type { StarPlace } from './starPlace.js';
import { FIRST_MODEL_PART, gradientAt, modelPartOf, ownModelPart, type StarRest, starRest } from './starRest.js';

/** A pixel with light the image of a point has not: a cosmic ray's, its own, or where the model misses the star. */
export interface SharpPixel extends Point {
  /** Counts above what the star and the sky give it. */
  readonly excess: number;
  /** The same in standard deviations of what is left of the star's surroundings there. */
  readonly sigmas: number;
}

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

const MOST_PIXELS = 6;
/** Light is sharp when it stands this many times its noise above the model... */
const SHARP_SIGMA = 3;
/** ... and this part of it above what a point source would spill of it into its neighbours... */
const SHARP_PART = 0.4;
/** ... judged as if its image were no wider than this, so that a defocused star's rim is not sharp. */
const WIDEST_SPILL_FWHM = 2.5;
/** A model that is wrong is wrong in all pixels: it is not believed to have followed one pixel by more than this. */
const MOST_LEVERAGE = 0.6;
/** A pixel farther off took no part in the fit. */
const CLIP_SIGMA = 4;

/**
 * The pixels about each star that stand out more sharply than the image of a point can; none of a star that is not
 * measured. The image of a point is learnt from the brighter stars of the frame, fitted to each star and taken off. A
 * pixel p of what is left, with neighbours l and r on opposite sides, is sharp where p is far above its noise and
 * (l + r) / s well below p, with s = 2 exp(-4 ln 2 / FWHM^2): a point anywhere in a pixel of a Gaussian image spills at
 * least s p into the two. Noise: photons of star and sky, read noise, and by how much models miss the cores of this
 * frame's stars; where what is left scatters more, its scatter. What the fit gave way to a pixel is added again.
 */
export function sharpPixels(image: Image, stars: readonly StarPlace[], options: SharpPixelOptions): SharpPixel[][] {
  const { gain, readNoise, reachPixels } = options;
  const noise = { gain, readNoise, modelPart: FIRST_MODEL_PART };
  const common = commonSpread(image, stars, options.fwhmPixels, noise);
  const placing = placingOf(stars);
  const fits = stars.map((star) => {
    const start = modelAt(star, placedAt(star, placing), common.spread);
    const known = { ...common.sigmas, placePixels: placing.sigma };
    const about = { ...noise, known, skyLevel: star.skyLevel, reachPixels: fitReach(common.spread) };
    const fit = star.net > 0 ? fitPointSpread(image, start, about) : null;
    return { fit, rest: starRest(image, star, fit?.model ?? start, reachPixels + 1) };
  });
  const modelPart = modelPartOf(
    fits.map(({ rest }) => rest),
    noise,
  );
  return fits.map(({ fit, rest }) =>
    sharpIn(rest, fit, { ...noise, modelPart: Math.hypot(modelPart, ownModelPart(rest, noise)) }, reachPixels),
  );
}

function sharpIn(rest: StarRest, fit: SpreadFit | null, noise: PixelNoise, reachPixels: number): SharpPixel[] {
  const { left, bottom, columns, rows, values, light, model, star } = rest;
  const variances = light.map((own) => pixelVariance(own, star.skyLevel, noise));
  const ratios = values.map((value, at) => value / Math.sqrt(variances[at] as number));
  const unit = Math.max(1, SIGMA_PER_MAD * medianAbsoluteDeviation(ratios));
  const spill = 2 * Math.exp((-4 * Math.LN2) / Math.min(model.spread.fwhmPixels, WIDEST_SPILL_FWHM) ** 2);
  const found: SharpPixel[] = [];
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const at = row * columns + column;
      const ratio = ratios[at] as number;
      // No leverage lowers the limit below this: most pixels are done with here.
      if (!(ratio > SHARP_SIGMA * unit * Math.sqrt(1 - MOST_LEVERAGE))) continue;
      const [x, y] = [left + column, bottom + row];
      if (Math.hypot(x - star.x, y - star.y) > reachPixels + 0.5) continue;
      const gaveWay = fit === null || ratio >= CLIP_SIGMA ? 0 : followed(gradientAt(rest, x, y), fit);
      const kept = 1 - gaveWay / (variances[at] as number);
      const free = Math.max(kept, 1 - MOST_LEVERAGE);
      const sigmas = ratio / (unit * Math.sqrt(free));
      const isSharp = isSharpAlong(values, at, 1, spill) || isSharpAlong(values, at, columns, spill);
      if (sigmas > SHARP_SIGMA && isSharp) found.push({ x, y, excess: (values[at] as number) / free, sigmas });
    }
  }
  return found.sort((a, b) => b.sigmas - a.sigmas).slice(0, MOST_PIXELS);
}

function isSharpAlong(values: Float64Array, at: number, step: number, spill: number): boolean {
  const own = values[at] as number;
  const beside = ((values[at - step] as number) + (values[at + step] as number)) / spill;
  return own - Math.max(0, beside) > SHARP_PART * own;
}

/** How much of a pixel's variance the fit followed: gradient' covariance gradient. */
function followed(gradient: Float64Array, { covariance }: SpreadFit): number {
  let sum = 0;
  for (const [i, row] of covariance.entries())
    for (const [k, value] of row.entries()) sum += (gradient[i] as number) * value * (gradient[k] as number);
  return sum;
}
