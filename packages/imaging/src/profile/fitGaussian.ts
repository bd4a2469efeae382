import { ok, type Result } from '@wombat/result';
import type { Image, Point } from '../image/image.js';
import {
  fitProfile,
  type Profile,
  type ProfileFault,
  type ProfileFit,
  type ProfileOptions,
  type ProfileParameters,
  type ProfileSamples,
} from './fitProfile.js';

export interface GaussianFit extends Omit<ProfileFit, 'parameters'> {
  readonly sigmaPixels: number;
}

const FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.LN2);

const GAUSSIAN: Profile = {
  name: 'Gaussian',
  shape: [],
  sample: sampleGaussian,
  fluxOf: ([, , amplitude, , fwhmPixels]) => 2 * Math.PI * (fwhmPixels / FWHM_PER_SIGMA) ** 2 * amplitude,
};

/**
 * Fits a circular Gaussian to the box about `start`; see `fitProfile`. A star's wings are wider than a Gaussian's: its
 * FWHM is comparable with other programs' that fit Gaussians, a Moffat describes the star.
 */
export function fitGaussian(image: Image, start: Point, options: ProfileOptions): Result<GaussianFit, ProfileFault> {
  const fit = fitProfile(image, start, { ...options, profile: GAUSSIAN });
  if (!fit.ok) return fit;
  const { parameters: _, ...star } = fit.value;
  return ok({ ...star, sigmaPixels: star.fwhmPixels / FWHM_PER_SIGMA });
}

/** background + amplitude exp(-4 ln 2 r^2 / FWHM^2) at pixel centres; five derivatives a place. */
export function sampleGaussian(
  [centreX, centreY, amplitude, background, fwhmPixels]: ProfileParameters,
  { xs, ys, values, gradients }: ProfileSamples,
): void {
  const scale = (4 * Math.LN2) / (fwhmPixels * fwhmPixels);
  for (let i = 0; i < xs.length; i++) {
    const dx = (xs[i] as number) - centreX;
    const dy = (ys[i] as number) - centreY;
    const squared = dx * dx + dy * dy;
    const profile = Math.exp(-scale * squared);
    const at = 5 * i;
    gradients[at] = amplitude * profile * 2 * scale * dx;
    gradients[at + 1] = amplitude * profile * 2 * scale * dy;
    gradients[at + 2] = profile;
    gradients[at + 3] = 1;
    gradients[at + 4] = (amplitude * profile * 2 * scale * squared) / fwhmPixels;
    values[i] = background + amplitude * profile;
  }
}
