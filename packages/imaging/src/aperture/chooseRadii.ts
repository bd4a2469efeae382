import type { ApertureRadii } from '../sky/annulusSky.js';

export interface GrowthEvidence {
  readonly radiusPixels: number;
  /** Part of the light inside the radius, of that inside the largest one. */
  readonly fraction: number;
  readonly snr: number;
}

export interface RadiiEvidence {
  /** FWHM of the night's 80th percentile: of five frames four are at least as sharp. */
  readonly fwhmPixels80thPercentile: number;
  /** Medians over stars, any order. */
  readonly growth: readonly GrowthEvidence[];
}

export interface ChosenRadii extends ApertureRadii {
  /** One sentence for the observer. */
  readonly reason: string;
}

/**
 * The aperture wanted holds this much of the light, so that seeing moves little of it over the edge: of a Gaussian
 * image a tenth more FWHM then takes 1.6 % out of it; at 95 % it would be 3 %.
 */
const WANTED_FRACTION = 0.98;
/** ... as long as this part of the best SNR is kept: a variable is spoilt by seeing before it is by photon noise. */
const KEPT_SNR = 0.65;
const SMALLEST_IN_FWHM = 1.5;
const UNDERSAMPLED_FWHM = 2;
const SMALLEST_UNDERSAMPLED = 3;

/**
 * Star radius from growth curve and SNR: the smallest that holds 98 % of the light, or, where its SNR is below 65 % of
 * the best, the largest before it that has that much; never below 1.5 FWHM, nor 3 px where FWHM < 2 px; rounded up to
 * 0.1 px. Sky annulus 2 and 4 times that (AstroImageJ's rule): 12 times the star's area.
 */
export function chooseRadii(evidence: RadiiEvidence): ChosenRadii {
  const fwhm = evidence.fwhmPixels80thPercentile;
  if (!(fwhm > 0)) throw new RangeError(`radii need a positive FWHM, not ${fwhm}`);
  const grown = grownRadius(evidence.growth);
  const floor = smallestRadius(fwhm);
  const { radius, why } = grown && grown.radius > floor.radius ? grown : floor;
  const starPixels = Math.ceil(radius * 10 - 1e-9) / 10;
  return {
    starPixels,
    skyInnerPixels: 2 * starPixels,
    skyOuterPixels: 4 * starPixels,
    reason: `star radius ${starPixels.toFixed(1)} px: ${why}; sky from 2 to 4 times that`,
  };
}

interface Candidate {
  readonly radius: number;
  readonly why: string;
}

function smallestRadius(fwhm: number): Candidate {
  const seeing = SMALLEST_IN_FWHM * fwhm;
  if (fwhm < UNDERSAMPLED_FWHM && seeing < SMALLEST_UNDERSAMPLED) {
    return { radius: SMALLEST_UNDERSAMPLED, why: `the least for undersampled stars (FWHM ${fwhm.toFixed(2)} px)` };
  }
  return { radius: seeing, why: `1.5 times the FWHM of ${fwhm.toFixed(2)} px (80th percentile)` };
}

function grownRadius(growth: readonly GrowthEvidence[]): Candidate | null {
  const points = growth.filter(({ snr }) => snr > 0).toSorted((a, b) => a.radiusPixels - b.radiusPixels);
  const best = Math.max(...points.map(({ snr }) => snr));
  const wanted = points.find(({ fraction }) => fraction >= WANTED_FRACTION);
  if (wanted && wanted.snr >= KEPT_SNR * best) {
    return { radius: wanted.radiusPixels, why: `holds ${percent(wanted.fraction)} of the light` };
  }
  const within = wanted ? points.filter(({ radiusPixels }) => radiusPixels < wanted.radiusPixels) : points;
  const affordable = within.findLast(({ snr }) => snr >= KEPT_SNR * best);
  if (!affordable) return null;
  const why = `holds ${percent(affordable.fraction)} of the light at ${percent(affordable.snr / best)} of the best SNR`;
  return { radius: affordable.radiusPixels, why };
}

function percent(part: number): string {
  return `${(100 * part).toFixed(0)} %`;
}
