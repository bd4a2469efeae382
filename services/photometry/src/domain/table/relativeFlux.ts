import { quadrature } from '../statistics/quadrature.js';

/** Sky-subtracted counts and their error; `comparison` tells the C stars from the T stars. */
export interface StarFlux {
  comparison: boolean;
  net: number;
  error: number;
}

export interface RelativeFlux {
  flux: number;
  error: number;
  snr: number;
}

export interface RelativeFluxes {
  /** One for each star given, in the same order. */
  stars: readonly RelativeFlux[];
  /** Sum of the comparison stars' counts. */
  totalCounts: number;
  totalError: number;
}

/**
 * AstroImageJ's relative fluxes of one frame (Multi-Aperture): a star over the plain sum of the comparison stars,
 * itself left out; error = flux sqrt((e/S)^2 + (e_tot/tot)^2); 0 where star or sum is 0. A comparison star without
 * counts (NaN) makes every ratio of the frame NaN.
 */
export function relativeFluxes(stars: readonly StarFlux[]): RelativeFluxes {
  const comparisons = stars.filter(({ comparison }) => comparison);
  const totalCounts = comparisons.reduce((sum, { net }) => sum + net, 0);
  const errorOf = (members: readonly StarFlux[]) => quadrature(...members.map(({ error }) => error));
  return {
    stars: stars.map((star) =>
      star.comparison
        ? ratio(star, totalCounts - star.net, errorOf(comparisons.filter((other) => other !== star)))
        : ratio(star, totalCounts, errorOf(comparisons)),
    ),
    totalCounts,
    totalError: errorOf(comparisons),
  };
}

function ratio({ net, error }: StarFlux, sum: number, sumError: number): RelativeFlux {
  if (net === 0 || sum === 0) return { flux: 0, error: 0, snr: 0 };
  const flux = net / sum;
  const fluxError = Math.abs(flux) * quadrature(error / net, sumError / sum);
  return { flux, error: fluxError, snr: flux / fluxError };
}
