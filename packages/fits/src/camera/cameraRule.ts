import type { Header } from '../header/header.js';
import type { Linearity } from './linearity.js';
import type { Site } from './site.js';

/** How a camera's clock is to be read. */
export interface ClockRule {
  /** The card that holds the time; without it DATE-OBS and its substitutes. */
  card?: string;
  /** What moment of the exposure the card means; where it is not given, what its comment says, else start. */
  means?: 'start' | 'mid' | 'end';
  /** 'UTC' or an IANA zone, for times that carry no offset themselves. */
  zone?: string;
  /** Added to the card's time: positive for a clock that is slow. */
  offsetSeconds?: number;
}

/** A coefficient of a transformation to the standard system. */
export interface CoefficientRule {
  /** Magnitudes per magnitude of colour; without it the night's own counts. */
  value?: number;
  error: number;
  /** k'', magnitudes per airmass and magnitude of colour. */
  secondOrder: number;
}

/** What the observer knows about a camera and the header does not say, or says wrongly. */
export interface CameraRule {
  /** Keyword to value; all must agree. Empty: every frame. */
  match: Record<string, string | number>;
  /** e-/ADU as the file stores it. */
  gain?: number;
  /** e- */
  readNoise?: number;
  /** ADU on raw pixels. */
  saturation?: number;
  /** ADU on raw pixels, up to which counts grow as the light does. */
  linearTo?: number;
  linearity?: Linearity;
  /** ADU on raw pixels. */
  peakRange?: [number, number];
  /** mm */
  focalLength?: number;
  /** mm */
  aperture?: number;
  /** By the names of Transform Generator (Tb_bv), from a day on (YYYY-MM-DD); without a day from the first. */
  coefficients?: readonly { from?: string; terms: Readonly<Record<string, CoefficientRule>> }[];
  site?: Site;
  clock?: ClockRule;
  /** Keywords to try, in this order, instead of the usual ones. */
  headers?: { filter?: string[]; exposure?: string[] };
}

/** The first rule that matches: trimmed strings, or numbers, are equal. `{ match: {} }` when none does. */
export function cameraFor(header: Header, cameras: readonly CameraRule[]): CameraRule {
  return cameras.find(({ match }) => Object.entries(match).every((wanted) => agrees(header, wanted))) ?? { match: {} };
}

function agrees(header: Header, [keyword, wanted]: [string, string | number]): boolean {
  if (typeof wanted === 'number') return header.getNumber(keyword) === wanted;
  return header.getString(keyword) === wanted.trim();
}
