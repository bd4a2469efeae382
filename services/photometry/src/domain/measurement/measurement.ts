import { type ForeignLight, NO_STAR_NUMBERS, type SharpPixel, type StarNumbers } from '@wombat/imaging';
import type { SkyPosition } from '@wombat/sky';
import { flagBits } from './flags.js';
import type { PointRejection } from './pointRejection.js';

/** Id of the variable in every map of stars; the other stars go by their AUID. */
export const TARGET_STAR_ID = 'target';

/** The flat a frame was divided by. */
export interface FlatOfFrame {
  sha256: string;
  /** Of a pixel of it, of all its frames together. */
  electrons: number;
}

/** Electrons. */
export interface PixelNoise {
  read: number;
  /** Dark current of the exposure; null: not known, and no error holds it. */
  dark: number | null;
}

/**
 * What is known of a frame beside its stars. Times are Julian dates; `jdUtcMid`, `hjdUtc`, `bjdTdb` are mid-exposure.
 */
export interface FrameFacts {
  filename: string;
  /** Of the raw frame. */
  sha256: string;
  jdUtcStart: number;
  jdUtcMid: number;
  hjdUtc: number;
  bjdTdb: number;
  /** AstroImageJ's polynomial; -1 below the horizon. */
  airmass: number;
  /** Refracted. */
  altitudeDegrees: number;
  /** How the field lies on the detector; about 180 more or less after a meridian flip. */
  rotationDegrees: number;
  ccdTemperatureCelsius: number | null;
  exposureSeconds: number;
  /** Electrons per count. */
  gain: number;
  /** Pixels. */
  height: number;
  /** Pixels. */
  width: number;
  /** Of a pixel, as the errors of its stars hold it; missing: not told. */
  noise?: PixelNoise;
  /** What it was divided by; missing: nothing, or a flat that does not tell its light. */
  flat?: FlatOfFrame;
}

/**
 * One star on one frame: the numbers of `measureStar` (NaN for those there are not), and the J2000 place of its
 * measured centre.
 */
export interface StarInFrame extends StarNumbers, SkyPosition {
  /** 'target' or an AUID. */
  starId: string;
  /** Bits of `MEASUREMENT_FLAGS`. */
  flags: number;
  /** Pixels about it with more light than the image of a point has, the sharpest first; missing without any. */
  sharpPixels?: readonly SharpPixel[];
  /** Light in it the image of a point has not; missing where that is not known. */
  foreignLight?: ForeignLight;
}

/** Circle and annulus used for all stars of a frame. */
export interface ApertureRadii {
  starPixels: number;
  skyInnerPixels: number;
  skyOuterPixels: number;
}

export interface MeasuredFrame {
  frame: FrameFacts;
  radii: ApertureRadii;
  /** What the star radius of the series was multiplied by to give that of `radii`; missing: nothing. */
  radiusScale?: number;
  /** What a person rejects of it. */
  rejection?: PointRejection;
  /** By star id. A star that is missing was not measured. */
  stars: ReadonlyMap<string, StarInFrame>;
}

/** A comparison star as the catalogue gives it, in the band of the series. */
export interface Candidate {
  auid: string;
  label: string;
  raDegrees: number;
  decDegrees: number;
  mag: number;
  /** Null where the catalogue gives none. */
  magError: number | null;
  /** 1 is the best. */
  rank: number;
}

/** A star of which nothing can be measured: it is not on the frame, or no pixel there has a value. */
export function starOffFrame(starId: string, why: 'offFrame' | 'withoutValue' = 'offFrame'): StarInFrame {
  return { starId, ...NO_STAR_NUMBERS, raDegrees: Number.NaN, decDegrees: Number.NaN, flags: flagBits(why) };
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

/** A relative error of one, as magnitudes. */
export const MAGNITUDES_PER_RELATIVE_ERROR = 2.5 / Math.LN10;

/** Standard deviation of the instrumental magnitude from the error of the counts: photons, sky, read noise. */
export function photonErrorMagnitudes(star: StarInFrame): number {
  return star.net > 0 ? (MAGNITUDES_PER_RELATIVE_ERROR * star.error) / star.net : Number.NaN;
}
