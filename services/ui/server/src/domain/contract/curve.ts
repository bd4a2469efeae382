import type { photometry } from '@wombat/proto';
import { REJECTION_REASONS, type RejectionReason } from '@wombat/proto/words';
import type { SeriesKey } from './seriesKey.js';

/**
 * GET /api/lightcurve?night=&targetName=&filter=
 *
 * What is left out is not known: a field that photometry's message does not have (yet) is never invented.
 */
export type LightCurve = Omit<photometry.GetLightCurveResponse, 'target' | 'check' | 'gate' | keyof CurveFacts> & {
  target: CurvePoint[];
  check: CurvePoint[];
  gate: GateVerdict[];
} & Known<CurveFacts>;

/** GET /api/comps/try : which stars would be used otherwise than they are. */
export interface TryCompsRequest extends SeriesKey {
  /** AUIDs with commas, of stars in use that would not be; '' for none. */
  off: string;
  /** Of measured stars not in use that would be. */
  on: string;
}

/** POST /api/comps/choose : the series is made with these stars from now on, beside what the rules choose. */
export interface ChooseCompsRequest extends SeriesKey {
  /** The revision that was looked at. */
  revision: number;
  /** AUIDs of all stars that are left out. */
  off: string[];
  /** Of all that are used whatever the rules say; none of either: the rules alone choose again. */
  on: string[];
  words: string;
  by: string;
}

/** What is not known is left out. */
type Known<Facts> = { [Name in keyof Facts]?: Facts[Name] | undefined };

export type GateVerdict = photometry.Gate;

/** A measured magnitude, with what its frame was like. */
export type CurvePoint = Omit<photometry.Point, keyof PointFacts> & Known<PointFacts>;

export interface PointFacts {
  /** Of the raw frame: a rejection clings to it. */
  frameSha256: string;
  /**
   * Magnitudes, one standard deviation: photon noise, sky, read noise, scatter of the comparison stars, scintillation.
   */
  randomError: number;
  /** What the error is made of, to be added in quadrature. */
  errorParts: photometry.ErrorParts;
  /** Why no colour term is applied; '' where one is. */
  untransformedReason: string;
  hjdUtc: number;
  bjdTdb: number;
  rejected: PointRejection | null;
  /** `mag` is a limit: the star is fainter. */
  fainterThan: boolean;
  fwhmPixels: number;
  /** Electrons or counts a pixel, as the table has it. */
  skyLevel: number;
  zeroPoint: number;
  zeroPointError: number;
  /** Of the star on the calibrated frame; 0-based, whole numbers at the centres of pixels. */
  x: number;
  y: number;
  altitudeDegrees: number;
  /**
   * On this frame, of each comparison star in use by its AUID: how much fainter it is than the others say, beside what
   * it is all night. Magnitudes; of T1's points alone.
   */
  compResiduals: Record<string, number>;
}

export interface PointRejection {
  by: string;
  reasonCode: ReasonCode;
  words: string;
  /** ISO 8601, UTC. */
  at: string;
}

export interface CurveFacts {
  /** Magnitudes, one standard deviation: the part of the error that all points of the night share. */
  commonError: { target: number; check: number };
  /** As VSX has it; null where it has none. */
  period: { periodDays: number; epochHjd: number } | null;
  /** Of the raw frame the apertures are set on; '' where it is not known. */
  referenceSha256: string;
  reportRows: number;
  reportSha256: string;
  comps: CompStar[];
  /** What a person chose of them; left out where the rules alone choose. */
  compsChoice: photometry.CompsChoice;
  /** Of the flags that occur. */
  flagTexts: Record<string, { short: string; long: string }>;
  /** Of the star; what speaks for each radius that was tried. */
  aperture: photometry.ApertureChoice;
}

export interface CompStar {
  auid: string;
  /** On the AAVSO's chart, e.g. 118. */
  label: string;
  /** T2, C3, C4 ..; '' where it is not used. */
  role: string;
  raDegrees: number;
  decDegrees: number;
  catalogueMag: number;
  catalogueError: number;
  /** The median of the night; left out where it was not measured. */
  measuredMag?: number | undefined;
  /** Measured minus catalogue. */
  residual?: number | undefined;
  scatter?: number | undefined;
  snr?: number | undefined;
  /** Why it is not used; '' where it is. */
  reason: string;
}

export const REASON_CODES = Object.keys(REJECTION_REASONS) as RejectionReason[];
export type ReasonCode = RejectionReason;
