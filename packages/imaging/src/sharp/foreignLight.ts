import type { Image, Point } from '../image/image.js';
import { type CommonSpread, modelAt } from './commonSpread.js';
import {
  type FitWithout,
  fitLeavingOut,
  fittedVariance,
  type PixelOfStar,
  type PlacedFit,
  pixelsAbout,
  placedFit,
  restWithout,
} from './placedFit.js';
import { placedAt } from './placing.js';
import type { SharpPixelOptions } from './sharpPixels.js';
import type { StarPlace } from './starPlace.js';

/** Wider images have room to show a hit beside their core: there sharp pixels tell all. */
const WIDEST_FWHM = 3;
/** So far from the star light is looked for: about its aperture. */
const REACH_IN_FWHM = 1.7;
const SMALLEST_REACH = 3;
/** The part of its light by which a star of the frame's shape may be missed in a pixel. */
const MODEL_PART = 0.02;
/** A place is held to within this; and to within the other where too few stars tell how the plate solution lies. */
const BEST_PLACE = 0.03;
const UNKNOWN_PLACE = 0.2;
const LEAST_SIGMAS = 2;
const MOST_PIXELS = 4;
/** Of a pixel that drew the model to itself altogether nothing is left to tell by. */
const MOST_LEVERAGE = 0.95;

/** Light that stands out this much may be a neighbour's: what there is beside a point that is put there is told too. */
const SECOND_POINT_SIGMAS = 3;

/** What stands out, counts and standard deviations. */
interface Excess {
  readonly excess: number;
  readonly sigmas: number;
}

/** Light in a few pixels that touch which the image of a point has not. */
export interface ForeignLight extends Excess {
  /** From the star to it, pixels; missing where there is none. */
  readonly dx?: number | undefined;
  readonly dy?: number | undefined;
  /** What stands out beside a second point that is put there; missing where there is too little light for one. */
  readonly excessBeside?: number | undefined;
  readonly sigmasBeside?: number | undefined;
}

const NONE: Excess = { excess: 0, sigmas: 0 };

/**
 * What the one to four touching pixels that stand out most have above the image of a point. The image is that of the
 * frame's stars, and its place that of the plate solution, so that neither gives way to a hit on the core; but it
 * misses stars with a neighbour, or far out in the field: only against the same star's other frames does it tell
 * anything. A neighbour's image is that of a point, a hit's is not: what stands out is told with one there as well.
 * Undefined where the image of a point is not known, or wide enough for `sharpPixels` to tell all.
 */
export function foreignLight(
  image: Image,
  star: StarPlace,
  { isLearnt, spread, placing }: CommonSpread,
  { gain, readNoise, fwhmPixels }: SharpPixelOptions,
): ForeignLight | undefined {
  if (!(isLearnt && fwhmPixels <= WIDEST_FWHM && star.isTypical && star.net > 0)) return undefined;
  const { skyLevel } = star;
  const placePixels = Number.isFinite(placing.sigma) ? Math.max(BEST_PLACE, placing.sigma) : UNKNOWN_PLACE;
  const options = { gain, readNoise, modelPart: MODEL_PART, skyLevel, placePixels };
  const start = modelAt(star, placedAt(star, placing), spread);
  const reach = Math.max(SMALLEST_REACH, REACH_IN_FWHM * fwhmPixels) + 0.5;
  const pixels = pixelsAbout(image, start, skyLevel, reach);
  if (!pixels.every(({ value }) => Number.isFinite(value))) return undefined;
  const fit = placedFit(pixels, [start], options);
  if (fit === null) return undefined;
  const { light, without } = mostForeign(pixels, fit);
  if (without.size === 0) return light;
  const { x, y } = middleOf(pixels, fit, without);
  const told = { ...light, dx: x - start.x, dy: y - start.y };
  if (light.sigmas < SECOND_POINT_SIGMAS) return told;
  const both = placedFit(pixels, [start, modelAt({ ...star, net: light.excess }, { x, y }, spread)], options);
  if (both === null) return told;
  const beside = mostForeign(pixels, both).light;
  return { ...told, excessBeside: beside.excess, sigmasBeside: beside.sigmas };
}

/** Of pixels, by what they have above a fit. */
function middleOf(pixels: readonly PixelOfStar[], { rest }: PlacedFit, of: ReadonlySet<number>): Point {
  let [sum, x, y] = [0, 0, 0];
  for (const at of of) {
    const pixel = pixels[at] as PixelOfStar;
    // What stands out only once others are left out counts little, not less than nothing.
    const weight = Math.max(Number.EPSILON, rest[at] as number);
    [sum, x, y] = [sum + weight, x + weight * pixel.x, y + weight * pixel.y];
  }
  return { x: x / sum, y: y / sum };
}

/** The light of the pixels that stand out most. */
function mostForeign(pixels: readonly PixelOfStar[], fit: PlacedFit): { light: Excess; without: ReadonlySet<number> } {
  const without = new Set<number>();
  let most = { light: NONE, without: new Set<number>() };
  let now = fitLeavingOut(fit, without);
  while (now !== null && without.size < MOST_PIXELS) {
    const next = mostOutstanding(pixels, { fit, now, without });
    if (next === null) break;
    without.add(next);
    now = fitLeavingOut(fit, without);
    const light = now === null ? NONE : lightOf({ fit, now, without });
    if (light.sigmas > most.light.sigmas) most = { light, without: new Set(without) };
  }
  return most;
}

/** A fit, what became of it, and the pixels that were left out. */
interface LeavingOut {
  fit: PlacedFit;
  now: FitWithout;
  without: ReadonlySet<number>;
}

/** The pixel the model misses most, touching those that were left out before. */
function mostOutstanding(pixels: readonly PixelOfStar[], { fit, now, without }: LeavingOut): number | null {
  let best: number | null = null;
  let most = LEAST_SIGMAS;
  for (const [at, pixel] of pixels.entries()) {
    const gradient = fit.gradients[at] as PlacedFit['gradients'][number];
    const rest = restWithout(fit.rest[at] as number, gradient, now);
    const variance = fit.variance[at] as number;
    // No leverage lowers the limit below this: most pixels are done with here.
    if (!(rest > most * Math.sqrt(variance * (1 - MOST_LEVERAGE)))) continue;
    if (without.has(at) || (without.size > 0 && !touchesOne(pixel, pixels, without))) continue;
    const leverage = Math.min(fittedVariance(now, gradient) / variance, MOST_LEVERAGE);
    const sigmas = rest / Math.sqrt(variance * (1 - leverage));
    if (sigmas > most) [best, most] = [at, sigmas];
  }
  return best;
}

function touchesOne({ x, y }: PixelOfStar, pixels: readonly PixelOfStar[], others: ReadonlySet<number>): boolean {
  return [...others].some((at) => {
    const other = pixels[at] as PixelOfStar;
    return Math.max(Math.abs(other.x - x), Math.abs(other.y - y)) <= 1;
  });
}

/** Of all pixels together that took no part in the fit. */
function lightOf({ fit, now, without }: LeavingOut): Excess {
  let [excess, variance] = [0, 0];
  const gradients: (readonly number[])[] = [];
  for (const at of without) {
    const gradient = fit.gradients[at] as PlacedFit['gradients'][number];
    excess += restWithout(fit.rest[at] as number, gradient, now);
    variance += fit.variance[at] as number;
    gradients.push(gradient);
  }
  const sum = now.change.map((_, at) => gradients.reduce((total, gradient) => total + (gradient[at] as number), 0));
  return { excess, sigmas: excess / Math.sqrt(variance + fittedVariance(now, sum)) };
}
