import type { Image } from '../image/image.js';
import { windowAbout } from '../image/pixelWindow.js';
import { median } from '../statistics/median.js';
import { SIGMA_PER_MAD } from '../statistics/medianAbsoluteDeviation.js';
import { percentile } from '../statistics/percentile.js';
import { type PixelNoise, pixelVariance, type StarModel } from './fitPointSpread.js';
import { lightSampler, SAMPLE_SIZE, spreadSampler } from './pointSpread.js';
import { SHAPE_SNR, type StarPlace } from './starPlace.js';

/** A star's surroundings without its sky and its model, and the model, row by row; counts. */
export interface StarRest {
  readonly star: StarPlace;
  readonly model: StarModel;
  readonly left: number;
  readonly bottom: number;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
  readonly light: Float64Array;
}

export function starRest(image: Image, star: StarPlace, model: StarModel, reachPixels: number): StarRest {
  const { left, right, bottom, top } = windowAbout(image, star, reachPixels);
  const [columns, rows] = [Math.max(0, right - left + 1), Math.max(0, top - bottom + 1)];
  const values = new Float64Array(columns * rows);
  const light = new Float64Array(columns * rows);
  const lightAt = lightSampler(model.spread);
  for (let row = 0; row < rows; row++) {
    const y = bottom + row;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const x = left + column;
      const own = model.height * lightAt(x - model.x, y - model.y);
      light[at] = own;
      values[at] = (image.pixels[y * image.width + x] as number) - star.skyLevel - own;
    }
  }
  return { star, model, left, bottom, columns, rows, values, light };
}

/** Of the light in one pixel: its derivatives by height, x, y, fwhmPixels, beta, stretch and skew. */
export function gradientAt({ model }: StarRest, x: number, y: number): Float64Array {
  const gradient = new Float64Array(SAMPLE_SIZE);
  spreadSampler(model.spread)(x - model.x, y - model.y, gradient);
  for (let i = 1; i < SAMPLE_SIZE; i++) gradient[i] = model.height * (gradient[i] as number);
  return gradient;
}

/** Where nothing tells by how much models miss. */
export const FIRST_MODEL_PART = 0.03;
const SMALLEST_MODEL_PART = 0.008;
/** Pixels brighter than this part of a star's height are its core. */
const CORE_PART = 0.25;
const FEWEST_PIXELS = 12;
/** A tenth of normal deviates lie farther off than this. */
const SIGMAS_OF_TENTH = 1.645;

/** The part of their light by which models miss the cores of a frame's brighter stars, beyond noise. */
export function modelPartOf(rests: readonly StarRest[], noise: Omit<PixelNoise, 'modelPart'>): number {
  const missed: number[] = [];
  const noises: number[] = [];
  for (const { values, light, model, star } of rests) {
    if (!(star.isTypical && star.snr >= SHAPE_SNR)) continue;
    for (let at = 0; at < values.length; at++) {
      const own = light[at] as number;
      if (own < CORE_PART * model.height) continue;
      missed.push(Math.abs(values[at] as number) / own);
      noises.push(pixelVariance(own, star.skyLevel, { ...noise, modelPart: 0 }) / own ** 2);
    }
  }
  if (missed.length < FEWEST_PIXELS) return FIRST_MODEL_PART;
  const seen = (percentile(missed, 0.9) / SIGMAS_OF_TENTH) ** 2;
  return Math.max(SMALLEST_MODEL_PART, Math.sqrt(Math.max(0, seen - median(noises))));
}

/** Pixels brighter than this part of a star's height tell how well its own model fits it. */
const OWN_PART = 0.1;
const OWN_TAIL = 1;

/** The part of its light by which a star's own model misses it in most pixels, beyond noise: a hit is in few. */
export function ownModelPart({ values, light, model, star }: StarRest, noise: Omit<PixelNoise, 'modelPart'>): number {
  const missed: number[] = [];
  const noises: number[] = [];
  for (let at = 0; at < values.length; at++) {
    const own = light[at] as number;
    if (own <= OWN_PART * model.height) continue;
    missed.push(Math.abs(values[at] as number) / own);
    noises.push(pixelVariance(own, star.skyLevel, { ...noise, modelPart: 0 }) / own ** 2);
  }
  if (missed.length === 0) return 0;
  return OWN_TAIL * Math.sqrt(Math.max(0, (SIGMA_PER_MAD * median(missed)) ** 2 - median(noises)));
}
