import type { Image } from '../image/image.js';
import { medianAbsoluteDeviation, SIGMA_PER_MAD } from '../statistics/medianAbsoluteDeviation.js';
import {
  fitPointSpread,
  type PixelNoise,
  pixelVariance,
  type SpreadFit,
  type SpreadFitOptions,
  type StarModel,
} from './fitPointSpread.js';
import type { SharpPixel } from './sharpPixel.js';
import type { StarPlace } from './starPlace.js';
import { gradientAt, type StarRest, starRest } from './starRest.js';

/** How a star is fitted. */
export interface FitOfStar {
  readonly star: StarPlace;
  readonly start: StarModel;
  readonly about: SpreadFitOptions;
  /** So far from it what is left is looked at. */
  readonly restPixels: number;
}

/** A star with its model taken off. */
export interface Fitted {
  readonly how: FitOfStar;
  /** Null where there is none; the start was taken off then. */
  readonly fit: SpreadFit | null;
  readonly rest: StarRest;
  /** Places in `rest` that took no part. */
  readonly without: ReadonlySet<number>;
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

/** The star's model with these places of its rest left out of the fit. */
export function fitWithout(image: Image, how: FitOfStar, without: ReadonlySet<number>, last?: StarRest): Fitted {
  const { star, start, about, restPixels } = how;
  const pixels = last && new Set([...without].map((at) => indexIn(image, last, at)));
  const fit = star.net > 0 ? fitPointSpread(image, start, { ...about, without: pixels }) : null;
  return { how, fit, rest: starRest(image, star, fit?.model ?? start, restPixels), without };
}

function indexIn({ width }: Image, { left, bottom, columns }: StarRest, at: number): number {
  return (bottom + Math.floor(at / columns)) * width + left + (at % columns);
}

/** The sharp pixels about a star, the one that stands out most first. */
export function struckPixels(image: Image, first: Fitted, noise: PixelNoise, reachPixels: number): SharpPixel[] {
  let fitted = first;
  const unit = unitOf(first.rest, noise);
  while (fitted.without.size < MOST_PIXELS) {
    const next = mostOutstanding(fitted, noise, unit, reachPixels);
    if (next === null) break;
    const again = fitWithout(image, fitted.how, new Set([...fitted.without, next]), fitted.rest);
    if (first.fit !== null && again.fit === null) break;
    fitted = again;
  }
  const { rest, without } = fitted;
  const spill = 2 * Math.exp((-4 * Math.LN2) / Math.min(rest.model.spread.fwhmPixels, WIDEST_SPILL_FWHM) ** 2);
  return [...without]
    .filter((at) => isSharp(rest, at, spill))
    .map((at) => ({ ...placeOf(rest, at), ...lightOf(fitted, at, noise, unit) }))
    .filter(({ sigmas }) => sigmas > SHARP_SIGMA)
    .sort((a, b) => b.sigmas - a.sigmas);
}

/** By how much more than its noise what is left scatters; at least 1. */
function unitOf({ values, light, star }: StarRest, noise: PixelNoise): number {
  const ratios = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++)
    ratios[at] = (values[at] as number) / Math.sqrt(pixelVariance(light[at] as number, star.skyLevel, noise));
  return Math.max(1, SIGMA_PER_MAD * medianAbsoluteDeviation(ratios));
}

function mostOutstanding(fitted: Fitted, noise: PixelNoise, unit: number, reachPixels: number): number | null {
  const { rest, without } = fitted;
  const { left, bottom, columns, rows, values, light, star } = rest;
  let best: number | null = null;
  let most = SHARP_SIGMA;
  const smallestFree = Math.sqrt(1 - MOST_LEVERAGE);
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const at = row * columns + column;
      const value = values[at] as number;
      if (!(value > 0)) continue;
      const ratio = value / Math.sqrt(pixelVariance(light[at] as number, star.skyLevel, noise));
      // No leverage lowers the limit below this: most pixels are done with here.
      if (!(ratio > most * unit * smallestFree) || without.has(at)) continue;
      const [x, y] = [left + column, bottom + row];
      if (Math.hypot(x - star.x, y - star.y) > reachPixels + 0.5) continue;
      const { sigmas } = lightOf(fitted, at, noise, unit);
      if (sigmas > most) [best, most] = [at, sigmas];
    }
  }
  return best;
}

function placeOf({ left, bottom, columns }: StarRest, at: number): { x: number; y: number } {
  return { x: left + (at % columns), y: bottom + Math.floor(at / columns) };
}

/**
 * What a pixel has above the star, and its sigmas. To one that took part the model gave way, which is added again; one
 * that was left out is uncertain by what the model is.
 */
function lightOf({ rest, fit, without }: Fitted, at: number, noise: PixelNoise, unit: number) {
  const value = rest.values[at] as number;
  const variance = pixelVariance(rest.light[at] as number, rest.star.skyLevel, noise);
  const ratio = value / (unit * Math.sqrt(variance));
  if (fit === null) return { excess: value, sigmas: ratio };
  const { x, y } = placeOf(rest, at);
  const part = followed(gradientAt(rest, x, y), fit) / variance;
  if (without.has(at)) return { excess: value, sigmas: ratio / Math.sqrt(1 + part) };
  const free = ratio * unit >= CLIP_SIGMA ? 1 : Math.max(1 - part, 1 - MOST_LEVERAGE);
  return { excess: value / free, sigmas: ratio / Math.sqrt(free) };
}

function isSharp({ values, columns }: StarRest, at: number, spill: number): boolean {
  return isSharpAlong(values, at, 1, spill) || isSharpAlong(values, at, columns, spill);
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
