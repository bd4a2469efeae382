import { quadrature } from './quadrature.js';

export interface ApparentMagnitudeStar {
  readonly comparison: boolean;
  readonly net: number;
  readonly error: number;
  /** Used for comparison stars alone; null or 99 and above: none. */
  readonly catalogueMag: number | null;
}

export interface ApparentMagnitude {
  readonly mag: number;
  readonly error: number;
}

/** AstroImageJ adds catalogue magnitudes in this base, not in 10^0.4 = 2.511886. */
const astroImageJBase = 2.512;
const noMagnitude = 99;

/** Magnitude of the sum of stars, in AstroImageJ's base. */
export function totalMagnitude(mags: readonly number[]): number {
  return -Math.log(mags.reduce((sum, mag) => sum + astroImageJBase ** -mag, 0)) / Math.log(astroImageJBase);
}

/**
 * AstroImageJ's Source_AMag of every star of a frame: a target star against the summed comparison stars that have a
 * magnitude; a comparison star has its catalogue value. Errors hold the counts' errors only, not the catalogue's.
 * NaN where the counts do not allow a magnitude.
 */
export function apparentMagnitudes(stars: readonly ApparentMagnitudeStar[]): ApparentMagnitude[] {
  const comps = stars.filter((star) => star.comparison && magnitudeOf(star) < noMagnitude);
  const totalMag = totalMagnitude(comps.map(magnitudeOf));
  const totalNet = comps.reduce((sum, { net }) => sum + net, 0);
  const totalError = quadrature(...comps.map(({ error }) => error));
  return stars.map((star) => {
    if (star.comparison) {
      const mag = magnitudeOf(star);
      return { mag: mag < noMagnitude ? mag : Number.NaN, error: 2.5 * Math.log10(1 + star.error / star.net) };
    }
    return {
      mag: totalMag - 2.5 * Math.log10(star.net / totalNet),
      error: 2.5 * Math.log10(1 + quadrature(star.error / star.net, totalError / totalNet)),
    };
  });
}

function magnitudeOf({ catalogueMag }: ApparentMagnitudeStar): number {
  return catalogueMag ?? noMagnitude;
}
