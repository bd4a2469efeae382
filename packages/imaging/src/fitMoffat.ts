import type { Image, Point } from './image.js';
import { type LeastSquaresFit, levenbergMarquardt } from './levenbergMarquardt.js';
import { median } from './median.js';
import { medianAbsoluteDeviation, SIGMA_PER_MAD } from './medianAbsoluteDeviation.js';
import { type Moffat, type MoffatSamples, moffatAlpha, moffatFlux, sampleMoffat } from './moffat.js';
import { moments } from './moments.js';
import type { Result } from './result.js';
import { windowedShape } from './windowedShape.js';

export interface MoffatFit {
  readonly x: number;
  readonly y: number;
  /** Height above the background, counts. */
  readonly amplitude: number;
  /** Counts per pixel. */
  readonly background: number;
  readonly alpha: number;
  readonly beta: number;
  /** Of the star as it stands in the pixels: the pixel's own width is in it. */
  readonly fwhmPixels: number;
  /** pi alpha^2 amplitude / (beta - 1), counts. */
  readonly flux: number;
  /** Sum of |residuals| over the box / flux (photutils' qfit): 0 is perfect. */
  readonly qfit: number;
  readonly reducedChi2: number;
  /** 1 - residual sum of squares / total sum of squares, unweighted. */
  readonly rSquared: number;
  /** 1 - shorter / longer axis, from the second moments within 1.5 FWHM. */
  readonly ellipticity: number;
  readonly iterations: number;
}

export interface MoffatFault {
  readonly code: 'no-convergence' | 'off-frame' | 'no-signal';
  readonly message: string;
}

export interface MoffatOptions {
  /** Side of the fitted square. */
  readonly boxPixels: number;
  /** Electrons per count. */
  readonly gain: number;
  /** Electrons. */
  readonly readNoise: number;
}

const PARAMETERS = 6;
const BETA_RANGE = [1.5, 8] as const;
const FIRST_BETA = 3;
const SMALLEST_FWHM = 0.5;
const DIGITISATION_VARIANCE = 0.289 * 0.289;
/** The weights are made anew from the fitted model this often: weights from the data would bias the fit low. */
const WEIGHTINGS = 3;
const SIGNAL_SIGMA = 3;
const SHAPE_RADIUS_IN_FWHM = 1.5;
const USUAL_BOX_IN_FWHM = 4;
/** The brightest pixel is this near, px. */
const PEAK_WITHIN = 1.5;
const FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

/**
 * Least squares fit (Levenberg-Marquardt) of a circular Moffat, FWHM = 2 alpha sqrt(2^(1/beta) - 1), beta in 1.5..8,
 * to the box about `start`. Variance per pixel: max(model, 0)/g + (R/g)^2 + 0.289^2. NaN pixels are left out.
 */
export function fitMoffat(image: Image, start: Point, options: MoffatOptions): Result<MoffatFit, MoffatFault> {
  const pixels = boxPixels(image, start, options.boxPixels);
  const count = pixels.data.length;
  if (count < Math.max(2 * PARAMETERS, options.boxPixels ** 2 / 2)) {
    return fault('off-frame', start, `only ${count} usable pixels of a box of ${options.boxPixels} px`);
  }
  const sky = borderSky(pixels, start, options.boxPixels);
  const first = firstGuess(image, pixels, start, { skyLevel: sky.level, boxPixels: options.boxPixels });
  if (!(first.amplitude > SIGNAL_SIGMA * sky.sigma)) {
    return fault('no-signal', start, `nothing ${SIGNAL_SIGMA} sigma (${sky.sigma.toFixed(1)}) above the sky`);
  }
  const { fit, star } = fitInRounds(pixels, first, start, options);
  const narrowest = star.fwhmPixels <= SMALLEST_FWHM;
  if (!fit.converged || !(star.amplitude > 0) || narrowest || star.fwhmPixels >= options.boxPixels) {
    return fault('no-convergence', start, `no Moffat fits (FWHM ${star.fwhmPixels.toFixed(2)} px)`);
  }
  const { roundness } = moments(image, star, SHAPE_RADIUS_IN_FWHM * star.fwhmPixels, star.background);
  if (Number.isNaN(roundness)) return fault('no-convergence', start, 'its shape cannot be measured');
  return { ok: true, value: describe(pixels, star, { fit, ellipticity: 1 - roundness }) };
}

function fault(code: MoffatFault['code'], { x, y }: Point, why: string): Result<MoffatFit, MoffatFault> {
  return { ok: false, fault: { code, message: `star at (${x.toFixed(1)}, ${y.toFixed(1)}): ${why}` } };
}

/** The pixels that are fitted. */
interface BoxPixels {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly data: Float64Array;
}

function boxPixels(image: Image, start: Point, side: number): BoxPixels {
  const left = Math.round(start.x) - Math.floor(side / 2);
  const bottom = Math.round(start.y) - Math.floor(side / 2);
  const [xs, ys, data] = [0, 0, 0].map(() => new Float64Array(side * side)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let count = 0;
  for (let y = Math.max(0, bottom); y < Math.min(image.height, bottom + side); y++) {
    for (let x = Math.max(0, left); x < Math.min(image.width, left + side); x++) {
      const value = image.pixels[y * image.width + x] as number;
      if (!Number.isFinite(value)) continue;
      xs[count] = x;
      ys[count] = y;
      data[count++] = value;
    }
  }
  return { xs: xs.subarray(0, count), ys: ys.subarray(0, count), data: data.subarray(0, count) };
}

/** Median and robust sigma of the outermost ring of the box. */
function borderSky({ xs, ys, data }: BoxPixels, start: Point, side: number): { level: number; sigma: number } {
  const half = Math.floor(side / 2);
  const [column, row] = [Math.round(start.x), Math.round(start.y)];
  const border = data.filter((_, i) => {
    return Math.max(Math.abs((xs[i] as number) - column), Math.abs((ys[i] as number) - row)) >= half;
  });
  const values = border.length > 0 ? border : data;
  return { level: median(values), sigma: SIGMA_PER_MAD * medianAbsoluteDeviation(values) };
}

interface FirstGuess {
  readonly skyLevel: number;
  readonly boxPixels: number;
}

function firstGuess(image: Image, { xs, ys, data }: BoxPixels, start: Point, options: FirstGuess): Moffat {
  const { skyLevel, boxPixels: side } = options;
  const usual = side / USUAL_BOX_IN_FWHM;
  const window = { skyLevel, sigmaPixels: usual / FWHM_PER_SIGMA, maxShiftPixels: side / 4 };
  const shape = windowedShape(image, start, window);
  const fwhmPixels = shape?.fwhmPixels ?? usual;
  const place = shape ?? start;
  let peak = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < data.length; i++) {
    const near = ((xs[i] as number) - place.x) ** 2 + ((ys[i] as number) - place.y) ** 2 < PEAK_WITHIN ** 2;
    if (near && (data[i] as number) > peak) peak = data[i] as number;
  }
  const amplitude = peak - skyLevel;
  return { x: place.x, y: place.y, amplitude, background: skyLevel, fwhmPixels, beta: FIRST_BETA };
}

function fitInRounds(pixels: BoxPixels, first: Moffat, start: Point, options: MoffatOptions) {
  const { boxPixels: side, gain, readNoise } = options;
  const lower = [start.x - side / 2, start.y - side / 2, 0, Number.NEGATIVE_INFINITY, SMALLEST_FWHM, BETA_RANGE[0]];
  const infinite = Number.POSITIVE_INFINITY;
  const upper = [start.x + side / 2, start.y + side / 2, infinite, infinite, side, BETA_RANGE[1]];
  const samples = samplesOf(pixels);
  let star = first;
  let iterations = 0;
  for (let weighting = 1; ; weighting++) {
    sampleMoffat(star, samples);
    const weights = samples.values.map((value) => {
      return 1 / (Math.max(value, 0) / gain + (readNoise / gain) ** 2 + DIGITISATION_VARIANCE);
    });
    const problem = {
      data: pixels.data,
      weights,
      evaluate: (parameters: readonly number[], values: Float64Array, gradients: Float64Array) =>
        sampleMoffat(fromParameters(parameters), { ...samples, values, gradients }),
      lower,
      upper,
    };
    const from = [star.x, star.y, star.amplitude, star.background, star.fwhmPixels, star.beta];
    const fit = levenbergMarquardt(problem, from);
    star = fromParameters(fit.parameters);
    iterations += fit.iterations;
    if (weighting === WEIGHTINGS || !fit.converged) return { fit: { ...fit, iterations }, star };
  }
}

function samplesOf({ xs, ys }: BoxPixels): MoffatSamples {
  return { xs, ys, values: new Float64Array(xs.length), gradients: new Float64Array(xs.length * PARAMETERS) };
}

function fromParameters(parameters: readonly number[]): Moffat {
  const [x, y, amplitude, background, fwhmPixels, beta] = parameters as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { x, y, amplitude, background, fwhmPixels, beta };
}

function describe(
  pixels: BoxPixels,
  star: Moffat,
  { fit, ellipticity }: { fit: LeastSquaresFit; ellipticity: number },
): MoffatFit {
  const samples = samplesOf(pixels);
  sampleMoffat(star, samples);
  const { data } = pixels;
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  let absolute = 0;
  let squares = 0;
  let total = 0;
  for (let i = 0; i < data.length; i++) {
    const residual = (data[i] as number) - (samples.values[i] as number);
    absolute += Math.abs(residual);
    squares += residual * residual;
    total += ((data[i] as number) - mean) ** 2;
  }
  const flux = moffatFlux(star);
  return {
    ...star,
    alpha: moffatAlpha(star.fwhmPixels, star.beta),
    flux,
    qfit: absolute / flux,
    reducedChi2: fit.chiSquared / (data.length - PARAMETERS),
    rSquared: 1 - squares / total,
    ellipticity,
    iterations: fit.iterations,
  };
}
