import { ok, type Result, refuse } from '@wombat/result';
import { moments } from '../aperture/moments.js';
import { windowedShape } from '../detect/windowedShape.js';
import type { Image, Point } from '../image/image.js';
import { type LeastSquaresFit, levenbergMarquardt } from './levenbergMarquardt.js';
import { type BoxPixels, borderSky, boxPixels } from './starBox.js';

/** Where a model is wanted, and room for what it says there. */
export interface ProfileSamples {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly values: Float64Array;
  /** The derivatives by each parameter, place by place. */
  readonly gradients: Float64Array;
}

/** x, y, amplitude, background, FWHM, and what else the profile has. */
export type ProfileParameters = readonly [number, number, number, number, number, ...number[]];

/** A round profile on an even background, with a FWHM. */
export interface Profile {
  readonly name: string;
  /** Of each parameter after the FWHM. */
  readonly shape: readonly { readonly first: number; readonly lowest: number; readonly highest: number }[];
  sample(parameters: ProfileParameters, samples: ProfileSamples): void;
  /** Integral over the plane, counts. */
  fluxOf(parameters: ProfileParameters): number;
}

export interface ProfileFit {
  readonly parameters: ProfileParameters;
  readonly x: number;
  readonly y: number;
  /** Height above the background, counts. */
  readonly amplitude: number;
  /** Counts per pixel. */
  readonly background: number;
  /** Of the star as it stands in the pixels: the pixel's own width is in it. */
  readonly fwhmPixels: number;
  /** Integral of the model, counts. */
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

export interface ProfileFault {
  readonly code: 'no-convergence' | 'off-frame' | 'no-signal';
  readonly message: string;
}

export interface ProfileOptions {
  /** Side of the fitted square. */
  readonly boxPixels: number;
  /** Electrons per count. */
  readonly gain: number;
  /** Electrons. */
  readonly readNoise: number;
}

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
 * Least squares fit (Levenberg-Marquardt) of a profile to the box about `start`. Variance per pixel:
 * max(model, 0)/g + (R/g)^2 + 0.289^2. NaN pixels are left out.
 */
export function fitProfile(
  image: Image,
  start: Point,
  { profile, ...options }: ProfileOptions & { readonly profile: Profile },
): Result<ProfileFit, ProfileFault> {
  const { boxPixels: side } = options;
  const pixels = boxPixels(image, start, side);
  const count = pixels.data.length;
  if (count < Math.max(2 * parameterCount(profile), side ** 2 / 2)) {
    return fault('off-frame', start, `only ${count} usable pixels of a box of ${side} px`);
  }
  const sky = borderSky(pixels, start, side);
  const first = firstGuess({ image, pixels, start }, sky.level, side);
  if (!(first[2] > SIGNAL_SIGMA * sky.sigma)) {
    return fault('no-signal', start, `nothing ${SIGNAL_SIGMA} sigma (${sky.sigma.toFixed(1)}) above the sky`);
  }
  const parameters: ProfileParameters = [...first, ...profile.shape.map((each) => each.first)];
  const fit = fitInRounds({ profile, pixels, start }, parameters, options);
  const [x, y, amplitude, background, fwhmPixels] = fit.parameters;
  if (!fit.converged || !(amplitude > 0) || fwhmPixels <= SMALLEST_FWHM || fwhmPixels >= side) {
    return fault('no-convergence', start, `no ${profile.name} fits (FWHM ${fwhmPixels.toFixed(2)} px)`);
  }
  const { roundness } = moments(image, { x, y }, SHAPE_RADIUS_IN_FWHM * fwhmPixels, background);
  if (Number.isNaN(roundness)) return fault('no-convergence', start, 'its shape cannot be measured');
  const star = { parameters: fit.parameters, x, y, amplitude, background, fwhmPixels };
  return ok({ ...star, ...judged(profile, pixels, fit), ellipticity: 1 - roundness });
}

function parameterCount({ shape }: Profile): number {
  return 5 + shape.length;
}

function fault(code: ProfileFault['code'], { x, y }: Point, why: string): Result<ProfileFit, ProfileFault> {
  return refuse({ code, message: `star at (${x.toFixed(1)}, ${y.toFixed(1)}): ${why}` });
}

interface Surroundings {
  readonly image: Image;
  readonly pixels: BoxPixels;
  readonly start: Point;
}

/** x, y, amplitude, background, FWHM. */
function firstGuess(
  { image, pixels: { xs, ys, data }, start }: Surroundings,
  skyLevel: number,
  side: number,
): [number, number, number, number, number] {
  const usual = side / USUAL_BOX_IN_FWHM;
  const window = { skyLevel, sigmaPixels: usual / FWHM_PER_SIGMA, maxShiftPixels: side / 4 };
  const shape = windowedShape(image, start, window);
  const place = shape ?? start;
  let peak = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < data.length; i++) {
    const near = ((xs[i] as number) - place.x) ** 2 + ((ys[i] as number) - place.y) ** 2 < PEAK_WITHIN ** 2;
    if (near && (data[i] as number) > peak) peak = data[i] as number;
  }
  return [place.x, place.y, peak - skyLevel, skyLevel, shape?.fwhmPixels ?? usual];
}

interface Task {
  readonly profile: Profile;
  readonly pixels: BoxPixels;
  readonly start: Point;
}

type Fitted = LeastSquaresFit & { readonly parameters: ProfileParameters };

function fitInRounds({ profile, pixels, start }: Task, first: ProfileParameters, options: ProfileOptions): Fitted {
  const { boxPixels: side, gain, readNoise } = options;
  const infinite = Number.POSITIVE_INFINITY;
  const { shape } = profile;
  const lower = [start.x - side / 2, start.y - side / 2, 0, -infinite, SMALLEST_FWHM, ...shape.map((s) => s.lowest)];
  const upper = [start.x + side / 2, start.y + side / 2, infinite, infinite, side, ...shape.map((s) => s.highest)];
  const samples = samplesOf(profile, pixels);
  let parameters = first;
  let iterations = 0;
  for (let weighting = 1; ; weighting++) {
    profile.sample(parameters, samples);
    const weights = samples.values.map((value) => {
      return 1 / (Math.max(value, 0) / gain + (readNoise / gain) ** 2 + DIGITISATION_VARIANCE);
    });
    const problem = {
      data: pixels.data,
      weights,
      evaluate: (values: readonly number[], modelled: Float64Array, gradients: Float64Array) =>
        profile.sample(values as ProfileParameters, { ...samples, values: modelled, gradients }),
      lower,
      upper,
    };
    const fit = levenbergMarquardt(problem, parameters);
    parameters = fit.parameters as ProfileParameters;
    iterations += fit.iterations;
    if (weighting === WEIGHTINGS || !fit.converged) return { ...fit, parameters, iterations } as Fitted;
  }
}

function samplesOf(profile: Profile, { xs, ys }: BoxPixels): ProfileSamples {
  const gradients = new Float64Array(xs.length * parameterCount(profile));
  return { xs, ys, values: new Float64Array(xs.length), gradients };
}

function judged(profile: Profile, pixels: BoxPixels, { parameters, chiSquared, iterations }: Fitted) {
  const samples = samplesOf(profile, pixels);
  profile.sample(parameters, samples);
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
  const flux = profile.fluxOf(parameters);
  return {
    flux,
    qfit: absolute / flux,
    reducedChi2: chiSquared / (data.length - parameterCount(profile)),
    rSquared: 1 - squares / total,
    iterations,
  };
}
