import type { Image, Point } from '../image/image.js';
import { windowAbout } from '../image/pixelWindow.js';
import { solveLinear } from '../statistics/solveLinear.js';
import { type PixelNoise, pixelVariance, type StarModel } from './fitPointSpread.js';
import { SAMPLE_SIZE, spreadSampler } from './pointSpread.js';

/** A pixel near a star, its counts above the sky. */
export interface PixelOfStar extends Point {
  readonly value: number;
}

export interface PlacedFitOptions extends PixelNoise {
  readonly skyLevel: number;
  /** How well the place is known beforehand, pixels, one standard deviation along each axis. */
  readonly placePixels: number;
}

/** Height, x and y of one point after the other. */
type Numbers = readonly number[];
const NUMBERS_OF_POINT = 3;

/** A star whose shape is known, near its best height and place, and the equations of the next step towards them. */
export interface PlacedFit {
  /** What each pixel has above the star. */
  readonly rest: Float64Array;
  readonly variance: Float64Array;
  /** Derivatives of each pixel's light. */
  readonly gradients: readonly Numbers[];
  readonly matrix: readonly (readonly number[])[];
  readonly right: readonly number[];
}

/** Height and place with some pixels left out: as steps from those of the fit they were left out of. */
export interface FitWithout {
  readonly change: Numbers;
  readonly covariance: readonly (readonly number[])[];
}

/** With place and shape held as they are here, steps beyond the second change nothing that shows. */
const STEPS = 2;
const LONGEST_STEP = 0.2;
const OTHERS_PLACE = 1;

/** The pixels whose middle lies this near to a place. */
export function pixelsAbout(image: Image, place: Point, skyLevel: number, reachPixels: number): PixelOfStar[] {
  const { left, right, bottom, top } = windowAbout(image, place, reachPixels);
  const pixels: PixelOfStar[] = [];
  for (let y = bottom; y <= top; y++)
    for (let x = left; x <= right; x++) {
      if ((x - place.x) ** 2 + (y - place.y) ** 2 > reachPixels ** 2) continue;
      pixels.push({ x, y, value: (image.pixels[y * image.width + x] as number) - skyLevel });
    }
  return pixels;
}

/**
 * Fits height and place of images of points alone, the star's and those of others beside it, by Gauss-Newton steps;
 * null where it leads nowhere. Where `fitPointSpread` lets the shape follow a hit on a narrow star's core, here the
 * hit is left over.
 */
export function placedFit(
  pixels: readonly PixelOfStar[],
  starts: readonly StarModel[],
  options: PlacedFitOptions,
): PlacedFit | null {
  let models = starts;
  let fit = equations(pixels, { models, starts }, options);
  for (let step = 0; step < STEPS; step++) {
    const change = solveLinear(fit.matrix, fit.right);
    if (change === null || !change.every(Number.isFinite)) return null;
    models = models.map((model, point) => moved(model, change.slice(NUMBERS_OF_POINT * point)));
    if (!models.every(({ height }) => height > 0)) return null;
    fit = equations(pixels, { models, starts }, options);
  }
  return fit;
}

function moved(model: StarModel, [height = 0, dx = 0, dy = 0]: readonly number[]): StarModel {
  return { ...model, height: model.height + height, x: model.x + bounded(dx), y: model.y + bounded(dy) };
}

function bounded(step: number): number {
  return Math.max(-LONGEST_STEP, Math.min(step, LONGEST_STEP));
}

function equations(
  pixels: readonly PixelOfStar[],
  { models, starts }: { models: readonly StarModel[]; starts: readonly StarModel[] },
  options: PlacedFitOptions,
): PlacedFit {
  const rest = new Float64Array(pixels.length);
  const variance = new Float64Array(pixels.length);
  const sample = new Float64Array(SAMPLE_SIZE);
  const samplers = models.map(({ spread }) => spreadSampler(spread));
  const { matrix, right } = held(models, starts, options);
  const gradients = pixels.map((pixel, at): Numbers => {
    let light = 0;
    const gradient = models.flatMap(({ x, y, height }, point) => {
      samplers[point]?.(pixel.x - x, pixel.y - y, sample);
      const own = sample[0] as number;
      light += height * own;
      return [own, height * (sample[1] as number), height * (sample[2] as number)];
    });
    rest[at] = pixel.value - light;
    variance[at] = pixelVariance(light, options.skyLevel, options);
    add(matrix, right, { gradient, rest: rest[at] as number, weight: 1 / (variance[at] as number) });
    return gradient;
  });
  return { rest, variance, gradients, matrix, right };
}

/** What is known of the places beforehand: as well of the star's as is told, of the others' to a pixel. */
function held(models: readonly StarModel[], starts: readonly StarModel[], { placePixels }: PlacedFitOptions) {
  const size = NUMBERS_OF_POINT * models.length;
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const right = new Array<number>(size).fill(0);
  for (const [point, model] of models.entries())
    for (const [axis, name] of (['x', 'y'] as const).entries()) {
      const at = NUMBERS_OF_POINT * point + 1 + axis;
      const weight = (point === 0 ? placePixels : OTHERS_PLACE) ** -2;
      (matrix[at] as number[])[at] = weight;
      right[at] = ((starts[point] as StarModel)[name] - model[name]) * weight;
    }
  return { matrix, right };
}

interface Measured {
  gradient: Numbers;
  rest: number;
  weight: number;
}

function add(matrix: number[][], right: number[], { gradient, rest, weight }: Measured): void {
  const size = right.length;
  for (let i = 0; i < size; i++) {
    const weighted = weight * (gradient[i] as number);
    const row = matrix[i] as number[];
    right[i] = (right[i] as number) + weighted * rest;
    for (let k = 0; k < size; k++) row[k] = (row[k] as number) + weighted * (gradient[k] as number);
  }
}

/** The next step of a fit without these pixels; null where there is none. */
export function fitLeavingOut(fit: PlacedFit, without: ReadonlySet<number>): FitWithout | null {
  const matrix = fit.matrix.map((row) => [...row]);
  const right = [...fit.right];
  for (const at of without) {
    const weight = -1 / (fit.variance[at] as number);
    add(matrix, right, { gradient: fit.gradients[at] as Numbers, rest: fit.rest[at] as number, weight });
  }
  const covariance = right.flatMap((_, one) => {
    const row = solveLinear(
      matrix,
      right.map((__, at) => (at === one ? 1 : 0)),
    );
    return row?.every(Number.isFinite) ? [row] : [];
  });
  if (covariance.length < right.length) return null;
  const change = covariance.map((row) => row.reduce((sum, value, at) => sum + value * (right[at] as number), 0));
  return { change, covariance };
}

/** What is left where the light changes by so much with height and place. */
export function restWithout(rest: number, gradient: Numbers, { change }: FitWithout): number {
  return gradient.reduce((left, slope, at) => left - slope * (change[at] as number), rest);
}

/** The variance a fit leaves in light that changes by so much with height and place: gradient' covariance gradient. */
export function fittedVariance({ covariance }: FitWithout, gradient: Numbers): number {
  let sum = 0;
  for (let i = 0; i < gradient.length; i++)
    for (let k = 0; k < gradient.length; k++)
      sum += (gradient[i] as number) * (covariance[i]?.[k] as number) * (gradient[k] as number);
  return sum;
}
