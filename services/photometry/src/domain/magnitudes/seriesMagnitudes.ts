import type { TransformMethod } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import type { SeriesRoles } from '../comps/assignRoles.js';
import { type FrameFacts, type MeasuredFrame, TARGET_STAR_ID } from '../measurement/measurement.js';
import { type CatalogueColours, type FieldTransform, fieldTransform } from './fieldTransform.js';
import { coefficientAt, type KnownCoefficients } from './knownCoefficients.js';
import { type ColourTermOfFrame, type StarMagnitudes, standardMagnitudes } from './standardMagnitudes.js';
import { type ColourValue, type TargetColour, targetColourAt } from './targetColour.js';
import { type NightZeroPoints, zeroPoints } from './zeroPoints.js';

/** The magnitudes of a series, whichever way they were made. */
export interface SeriesMagnitudes {
  /** `field`, `coefficients`: colour term of this night or of others applied (TRANS=YES). `zeroPoint`: none (NO). */
  method: TransformMethod;
  transformed: boolean;
  /** AAVSO band of the report: that of the series, or V for a transformed TG. */
  band: string;
  /** That of what is not transformed. */
  untransformedBand: string;
  zeroPoints: NightZeroPoints;
  target: StarMagnitudes;
  check: StarMagnitudes | null;
  /** The night's transformation where one was found, applied or not. */
  transform: FieldTransform | null;
  /** Why the magnitudes are not transformed; null where they are. */
  untransformedReason: string | null;
}

export type SeriesMagnitudesOutcome = Result<SeriesMagnitudes, { code: 'notrans'; message: string }>;

export interface SeriesMagnitudesInput {
  /** AAVSO band of the series. */
  band: string;
  roles: SeriesRoles;
  frames: readonly MeasuredFrame[];
  /** Of comps and check star. */
  colours: CatalogueColours;
  targetColour: TargetColour | null;
  /** What is known of the filter from other nights. */
  coefficients: readonly KnownCoefficients[];
  /** Signal-to-noise ratio from which on a star counts as seen. */
  detectionSnr: number;
  /** Of a star on a frame, magnitudes. */
  scintillation: (frame: FrameFacts) => number;
}

/** The standard band a transformation leads to; bands that are missing are never reported as transformed. */
const TRANSFORMED_BANDS: ReadonlyMap<string, string> = new Map([
  ...['U', 'B', 'V', 'R', 'I', 'SU', 'SG', 'SR', 'SI', 'SZ'].map((band): [string, string] => [band, band]),
  ['TG', 'V'],
]);

/**
 * Standard magnitudes of T1 and T2. Transformed where the band, the comps and the target's colour allow it; otherwise
 * by the zero points alone, with the reason, and with the colour term that may be missing added to the errors.
 * `notrans` where no frame gives T1 a magnitude, nor a limit it is fainter than.
 */
export function seriesMagnitudes(input: SeriesMagnitudesInput): SeriesMagnitudesOutcome {
  const fitted = fittedTransform(input);
  const value =
    fitted.transform !== null && input.targetColour !== null
      ? transformedMagnitudes(input, fitted.transform, input.targetColour)
      : zeroPointMagnitudes(input, fitted.transform, fitted.reason);
  if (value.target.points.length === 0 && value.target.limits.length === 0) {
    const reasons = [...new Set(value.target.leftOut.map(({ reason }) => reason))].join('; ');
    const message = `None of ${input.frames.length} frames gives the target a magnitude: ${reasons || 'no frames'}.`;
    return refuse({ code: 'notrans', message });
  }
  return ok(value);
}

/** The comps the magnitudes rest on: the whole ensemble, or the one a single-comp report names. */
export function comparisonStars({ mode, comps, reportComp }: SeriesRoles) {
  return mode === 'ensemble' || reportComp === null ? comps.map(({ candidate }) => candidate) : [reportComp.candidate];
}

function fittedTransform(input: SeriesMagnitudesInput): { transform: FieldTransform | null; reason: string } {
  if (!TRANSFORMED_BANDS.has(input.band)) {
    return { transform: null, reason: `magnitudes in ${input.band} are never transformed` };
  }
  const outcome = fieldTransform({
    comps: comparisonStars(input.roles),
    frames: input.frames,
    colours: input.colours,
    basis: input.targetColour?.basis ?? null,
    known: input.coefficients,
  });
  return outcome.ok
    ? { transform: outcome.value, reason: 'the colour of the target is not known' }
    : { transform: null, reason: outcome.fault.message };
}

function transformedMagnitudes(
  input: SeriesMagnitudesInput,
  transform: FieldTransform,
  colour: TargetColour,
): SeriesMagnitudes {
  const magnitudes = (starId: string, colourAt: (frame: FrameFacts) => ColourValue | null) =>
    standardMagnitudes({
      starId,
      frames: input.frames,
      zeroPoints: transform.zeroPoints,
      detectionSnr: input.detectionSnr,
      scintillation: input.scintillation,
      colourTerm: (frame) => appliedTerm(transform, frame, colourAt(frame)),
    });
  return {
    method: transform.isKnown ? 'coefficients' : 'field',
    transformed: true,
    band: TRANSFORMED_BANDS.get(input.band) ?? input.band,
    untransformedBand: input.band,
    zeroPoints: transform.zeroPoints,
    target: magnitudes(TARGET_STAR_ID, (frame) => targetColourAt(colour, frame.jdUtcMid)),
    check: checkMagnitudes(input, (auid) => magnitudes(auid, () => catalogueColour(input.colours, transform, auid))),
    transform,
    untransformedReason: null,
  };
}

/** The check star's colour; where it has none, the comps' mean colour, as uncertain as they differ. */
function catalogueColour(colours: CatalogueColours, transform: FieldTransform, auid: string): ColourValue {
  const value = colours.get(auid)?.[transform.basis];
  return value === undefined
    ? { value: transform.referenceColour, error: transform.colourSpread }
    : { value, error: 0 };
}

/** A colour is wrong epoch by epoch, the coefficient for the whole night alike. */
function appliedTerm(
  transform: FieldTransform,
  frame: FrameFacts,
  colour: ColourValue | null,
): ColourTermOfFrame | null {
  if (colour === null) return null;
  const coefficient = coefficientAt(transform, frame);
  const distance = colour.value - transform.referenceColour;
  return {
    term: coefficient * distance,
    epochError: Math.abs(coefficient) * colour.error,
    commonError: Math.abs(transform.coefficientError * distance),
  };
}

function zeroPointMagnitudes(
  input: SeriesMagnitudesInput,
  transform: FieldTransform | null,
  reason: string,
): SeriesMagnitudes {
  const night = zeroPoints(comparisonStars(input.roles), input.frames);
  const commonError = transform === null ? 0 : Math.abs(transform.coefficient) * transform.colourSpread;
  const magnitudes = (starId: string) =>
    standardMagnitudes({
      starId,
      frames: input.frames,
      zeroPoints: night,
      detectionSnr: input.detectionSnr,
      scintillation: input.scintillation,
      colourTerm: () => ({ term: 0, epochError: 0, commonError }),
    });
  return {
    method: 'zeroPoint',
    transformed: false,
    band: input.band,
    untransformedBand: input.band,
    zeroPoints: night,
    target: magnitudes(TARGET_STAR_ID),
    check: checkMagnitudes(input, magnitudes),
    transform,
    untransformedReason: reason,
  };
}

function checkMagnitudes(
  { roles }: SeriesMagnitudesInput,
  magnitudes: (auid: string) => StarMagnitudes,
): StarMagnitudes | null {
  return roles.check === null ? null : magnitudes(roles.check.auid);
}
