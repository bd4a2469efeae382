import type { Machine } from '../machine.js';

/** One star over all nights of a kind. Magnitudes. */
export interface StarFigures {
  /** Of the nights' mean deviations from the truth: their mean and their standard deviation. */
  readonly meanOffset: number;
  readonly offsetScatter: number;
  /** Root mean square of what is stated for them. */
  readonly statedError: number;
  /** Mean of (offset / stated error)^2: 1 where errors are true. */
  readonly chiSquare: number;
  /** Root mean square of the points about their night's mean, in units of their own errors: 1 where those are true. */
  readonly pull: number;
}

/** What is known of one band in a kind of nights, simulated at the level of measured stars. */
export interface KindFigures {
  readonly kind: string;
  readonly band: string;
  readonly nights: number;
  /** Part of the frames whose point is reported with TRANS=YES, and of those that give a point at all. */
  readonly transformedPart: number;
  readonly reportedPart: number;
  readonly target: StarFigures;
  /** Null where there is no check star. */
  readonly check: StarFigures | null;
}

/** One report of a night simulated in pixels, against its truth. Magnitudes; slopes per airmass. */
export interface PixelFigures {
  readonly seed: number;
  readonly band: string;
  readonly frames: number;
  readonly points: number;
  readonly transformedPoints: number;
  /** Mean of T1 minus truth, and the error of that mean by its scatter. */
  readonly offset: number;
  readonly offsetError: number;
  readonly slope: number;
  readonly slopeError: number;
  /** Standard deviation of T1 minus truth, and what photons, sky, read noise and scintillation allow at best. */
  readonly scatter: number;
  readonly predicted: number;
  /** Root mean square of the points about their mean, in units of their own errors. */
  readonly pull: number;
  /** Median of MERR. */
  readonly statedError: number;
  /** The largest distance of a point from the mean. */
  readonly worst: number;
  /** Mean of the check star minus truth. */
  readonly checkOffset: number;
}

/** How many of the faults put into simulated series were found, or found where there were none. */
export interface TrialFigures {
  readonly what: string;
  readonly found: number;
  readonly of: number;
  /** The part that is asked for; without either it is only told. */
  readonly least?: number;
  readonly most?: number;
}

/** One part of the trials: cosmic rays, comps, a faint star, flags. */
export interface TrialPart {
  readonly part: string;
  readonly seeds: number;
  readonly cpuSeconds: number;
  readonly figures: readonly TrialFigures[];
}

/** What `bench accuracy` prints. */
export interface AccuracyResult {
  readonly benchmark: 'wombat accuracy';
  readonly version: 1;
  readonly startedAt: string;
  readonly machine: Machine;
  readonly kinds: readonly KindFigures[];
  readonly pixels: readonly PixelFigures[];
  /** Missing in results of before there were trials. */
  readonly trials?: readonly TrialPart[];
}
