import type { Image, Point } from '../image/image.js';
import { commonValue } from './commonValue.js';
import { errorOf, fitPointSpread, type KnownSigmas, type PixelNoise, type StarModel } from './fitPointSpread.js';
import { type Placing, placingOf } from './placing.js';
import type { PointSpread } from './pointSpread.js';
import type { StarPlace } from './starPlace.js';

/** The image of a point on a frame, and how much its numbers differ from star to star. */
export interface CommonSpread {
  readonly spread: PointSpread;
  /** Whether stars of the frame told it: otherwise it is a round one of the width told. */
  readonly isLearnt: boolean;
  readonly sigmas: Omit<KnownSigmas, 'placePixels'>;
  readonly placing: Placing;
}

const MOST_STARS = 12;
const FIT_SNR = 15;
/** Where the numbers stand in a fit's covariance. */
const PLACE_IN_FIT = { fwhmPixels: 3, beta: 4, stretch: 5, skew: 6 };
const FEWEST_STARS = 3;
const NARROWEST_FWHM = 1.2;
const FIRST_BETA = 3;
const UNKNOWN = { placePixels: Number.POSITIVE_INFINITY, fwhmPixels: 1, beta: 2, stretch: 0.3, skew: 0.3 };
const SMALLEST_SIGMAS = { fwhmPixels: 0.01, beta: 0.02, stretch: 0.003, skew: 0.003 };
/** A fit needs the star's core, its flanks and a little more. */
const FIT_IN_FWHM = 1.5;
const SMALLEST_FIT = 2.2;

/**
 * Of the brighter stars of a frame, the better known the more; a round one of the width told where there are too few.
 * How much the numbers differ from star to star is what they scatter by beyond the errors of the fits.
 */
export function commonSpread(
  image: Image,
  stars: readonly StarPlace[],
  fwhmPixels: number,
  noise: PixelNoise,
): CommonSpread {
  const first = { fwhmPixels: Math.max(NARROWEST_FWHM, fwhmPixels), beta: FIRST_BETA, stretch: 0, skew: 0 };
  const bright = stars.filter(({ snr, isTypical }) => isTypical && snr >= FIT_SNR).sort((a, b) => b.snr - a.snr);
  const fits = bright.slice(0, MOST_STARS).flatMap((star) => {
    const about = { ...noise, skyLevel: star.skyLevel, reachPixels: fitReach(first), known: UNKNOWN };
    const fit = fitPointSpread(image, modelAt(star, star, first), about);
    return fit === null ? [] : [{ star, fit }];
  });
  const placing = placingOf(fits);
  if (fits.length < FEWEST_STARS) {
    const sigmas = { fwhmPixels: 0.1 * first.fwhmPixels, beta: 1, stretch: 0.1, skew: 0.1 };
    return { spread: first, isLearnt: false, sigmas, placing };
  }
  const each = eachPart((part) =>
    commonValue(
      fits.map(({ fit }) => ({ value: fit.model.spread[part], sigma: errorOf(fit, PLACE_IN_FIT[part]) })),
      SMALLEST_SIGMAS[part],
    ),
  );
  return {
    spread: eachPart((part) => each[part].value),
    isLearnt: true,
    sigmas: eachPart((part) => each[part].sigma),
    placing,
  };
}

function eachPart<T>(of: (part: keyof PointSpread) => T): Record<keyof PointSpread, T> {
  return {
    fwhmPixels: of('fwhmPixels'),
    beta: of('beta'),
    stretch: of('stretch'),
    skew: of('skew'),
  };
}

/** How far from a star pixels take part in a fit. */
export function fitReach({ fwhmPixels }: PointSpread): number {
  return Math.max(SMALLEST_FIT, FIT_IN_FWHM * fwhmPixels);
}

/** A star with the light that was measured, its height by the volume of a Moffat: pi alpha^2 h / (beta - 1). */
export function modelAt({ net }: StarPlace, { x, y }: Point, spread: PointSpread): StarModel {
  const { fwhmPixels, beta } = spread;
  const alphaSquared = fwhmPixels ** 2 / (4 * (2 ** (1 / beta) - 1));
  return { x, y, height: (Math.max(net, 0) * (beta - 1)) / (Math.PI * alphaSquared), spread };
}
