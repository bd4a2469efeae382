import { quadrature } from '../statistics/quadrature.js';

export interface ApparentMagnitudeStar {
  comparison: boolean;
  net: number;
  error: number;
  /** Used for comparison stars alone; null or 99 and above: none. */
  catalogueMag: number | null;
}

export interface ApparentMagnitude {
  mag: number;
  error: number;
}

/** AstroImageJ adds catalogue magnitudes in this base, not in 10^0.4 = 2.511886. */
const ASTROIMAGEJ_BASE = 2.512;
const NO_MAGNITUDE = 99;

/** Magnitude of the sum of stars, in AstroImageJ's base. */
export function totalMagnitude(mags: readonly number[]): number {
  return -Math.log(mags.reduce((sum, mag) => sum + ASTROIMAGEJ_BASE ** -mag, 0)) / Math.log(ASTROIMAGEJ_BASE);
}

/**
 * AstroImageJ's Source_AMag of every star of a frame: a target star against the summed comparison stars that have a
 * magnitude; a comparison star has its catalogue value. Errors hold the counts' errors only, not the catalogue's.
 * NaN where the counts do not allow a magnitude.
 */
export function apparentMagnitudes(stars: readonly ApparentMagnitudeStar[]): ApparentMagnitude[] {
  const comps = stars.filter((star) => star.comparison && magnitudeOf(star) < NO_MAGNITUDE);
  const totalMag = totalMagnitude(comps.map(magnitudeOf));
  const totalNet = comps.reduce((sum, { net }) => sum + net, 0);
  const totalError = quadrature(...comps.map(({ error }) => error));
  return stars.map((star) => {
    if (star.comparison) {
      const mag = magnitudeOf(star);
      return { mag: mag < NO_MAGNITUDE ? mag : Number.NaN, error: 2.5 * Math.log10(1 + star.error / star.net) };
    }
    return {
      mag: totalMag - 2.5 * Math.log10(star.net / totalNet),
      error: 2.5 * Math.log10(1 + quadrature(star.error / star.net, totalError / totalNet)),
    };
  });
}

function magnitudeOf({ catalogueMag }: ApparentMagnitudeStar): number {
  return catalogueMag ?? NO_MAGNITUDE;
}
