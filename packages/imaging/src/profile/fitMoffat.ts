import { ok, type Result } from '@wombat/result';
import type { Image, Point } from '../image/image.js';
import {
  fitProfile,
  type Profile,
  type ProfileFault,
  type ProfileFit,
  type ProfileOptions,
  type ProfileParameters,
} from './fitProfile.js';
import { type Moffat, moffatAlpha, moffatFlux, sampleMoffat } from './moffat.js';

export interface MoffatFit extends Omit<ProfileFit, 'parameters'> {
  readonly alpha: number;
  readonly beta: number;
}

/** beta's, from a star's core to its wings. */
const BETA = { first: 3, lowest: 1.5, highest: 8 } as const;

const MOFFAT: Profile = {
  name: 'Moffat',
  shape: [BETA],
  sample: (parameters, samples) => sampleMoffat(moffatOf(parameters), samples),
  fluxOf: (parameters) => moffatFlux(moffatOf(parameters)),
};

/**
 * Fits a circular Moffat, FWHM = 2 alpha sqrt(2^(1/beta) - 1), beta in 1.5..8, to the box about `start`; see
 * `fitProfile`.
 */
export function fitMoffat(image: Image, start: Point, options: ProfileOptions): Result<MoffatFit, ProfileFault> {
  const fit = fitProfile(image, start, { ...options, profile: MOFFAT });
  if (!fit.ok) return fit;
  const { parameters, ...star } = fit.value;
  const { beta } = moffatOf(parameters);
  return ok({ ...star, alpha: moffatAlpha(star.fwhmPixels, beta), beta });
}

function moffatOf([x, y, amplitude, background, fwhmPixels, beta = BETA.first]: ProfileParameters): Moffat {
  return { x, y, amplitude, background, fwhmPixels, beta };
}
