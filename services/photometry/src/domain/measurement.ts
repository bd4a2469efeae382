/** Id of the variable in every map of stars; the other stars go by their AUID. */
export const targetStarId = 'target';

/** What is known of a frame beside its stars. Times are Julian dates; `jdUtcMid`, `hjdUtc`, `bjdTdb` are mid-exposure. */
export interface FrameFacts {
  readonly filename: string;
  readonly jdUtcStart: number;
  readonly jdUtcMid: number;
  readonly hjdUtc: number;
  readonly bjdTdb: number;
  /** AstroImageJ's polynomial; -1 below the horizon. */
  readonly airmass: number;
  /** Refracted. */
  readonly altitudeDegrees: number;
  readonly ccdTemperatureCelsius: number | null;
  readonly exposureSeconds: number;
  /** Pixels. */
  readonly height: number;
  /** Pixels. */
  readonly width: number;
}

/** One star on one frame; every number is NaN where the star is off the frame. Counts are ADU, lengths pixels. */
export interface StarInFrame {
  /** 'target' or an AUID. */
  readonly starId: string;
  /** 0-based, pixel centres are whole numbers. */
  readonly x: number;
  readonly y: number;
  /** J2000 position of the measured centre. */
  readonly raDegrees: number;
  readonly decDegrees: number;
  /** Sky-subtracted counts. */
  readonly net: number;
  /** Source pixels, fractional. */
  readonly area: number;
  /** One standard deviation of `net`, ADU. */
  readonly error: number;
  readonly snr: number;
  /** Largest raw pixel. */
  readonly peak: number;
  /** Sky-subtracted mean of a source pixel. */
  readonly mean: number;
  /** ADU a pixel. */
  readonly skyLevel: number;
  readonly skyPixels: number;
  readonly fwhmPixels: number;
  readonly width: number;
  readonly xWidth: number;
  readonly yWidth: number;
  readonly angleDegrees: number;
  /** Minor over major axis. */
  readonly roundness: number;
  /** Bits of `measurementFlags`. */
  readonly flags: number;
}

/** Circle and annulus used for all stars of a frame. */
export interface ApertureRadii {
  readonly starPixels: number;
  readonly skyInnerPixels: number;
  readonly skyOuterPixels: number;
}

export interface MeasuredFrame {
  readonly frame: FrameFacts;
  readonly radii: ApertureRadii;
  /** By star id. A star that is missing was not measured. */
  readonly stars: ReadonlyMap<string, StarInFrame>;
}

/** A comparison star as the catalogue gives it, in the band of the series. */
export interface Candidate {
  readonly auid: string;
  readonly label: string;
  readonly raDegrees: number;
  readonly decDegrees: number;
  readonly mag: number;
  /** Null where the catalogue gives none. */
  readonly magError: number | null;
  /** 1 is the best. */
  readonly rank: number;
}

/** Whether the star was measured on the frame, flagged or not. */
export function isMeasured(star: StarInFrame | undefined): star is StarInFrame {
  return star !== undefined && Number.isFinite(star.net) && Number.isFinite(star.x);
}

/**
 * Instrumental magnitude -2.5 log10(counts per second); NaN where there is no signal. Counted per second so that
 * a change of exposure inside a series does not show as a step of the zero point.
 */
export function instrumentalMagnitude(star: StarInFrame, exposureSeconds: number): number {
  return star.net > 0 && exposureSeconds > 0 ? -2.5 * Math.log10(star.net / exposureSeconds) : Number.NaN;
}

const magnitudesPerRelativeError = 2.5 / Math.LN10;

/** Standard deviation of the instrumental magnitude from the error of the counts: photons, sky, read noise. */
export function photonErrorMagnitudes(star: StarInFrame): number {
  return star.net > 0 ? (magnitudesPerRelativeError * star.error) / star.net : Number.NaN;
}
