import { standardBandOf } from '@wombat/aavso';
import type { LearntTerm } from '@wombat/proto';
import type { TransformMethod } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import type { SeriesRoles } from '../comps/assignRoles.js';
import { learntCoefficient } from '../learnt/learntTerms.js';
import { type FrameFacts, type MeasuredFrame, TARGET_STAR_ID } from '../measurement/measurement.js';
import { quadrature } from '../statistics/quadrature.js';
import { appliedTerm, type ColourTermOfFrame, type MissingTerm, missingTerm, steadyTerm } from './colourTerms.js';
import { type CatalogueColours, commonestBasis, type FieldTransform, fieldTransform } from './fieldTransform.js';
import type { KnownCoefficients } from './knownCoefficients.js';
import { lightChange } from './lightChange.js';
import { likelyCoefficient } from './likelyCoefficient.js';
import { colourOfAnyStar, levelColour, likelyColour } from './likelyColour.js';
import { withoutFittedSecondOrder } from './secondOrderExtinction.js';
import { type StarMagnitudes, standardMagnitudes } from './standardMagnitudes.js';
import { type ColourBasis, type ColourEpoch, type ColourValue, meanColour, type TargetColour } from './targetColour.js';
import { type NightZeroPoints, zeroPoints } from './zeroPoints.js';

/** The magnitudes of a series, whichever way they were made. */
export interface SeriesMagnitudes {
  /** `field`, `coefficients`: colour term of this night or of others applied (TRANS=YES). `zeroPoint`: none (NO). */
  method: TransformMethod;
  /** Whether any magnitude of the target is. */
  transformed: boolean;
  /** AAVSO band of what is transformed: that of the series, or V for TG; that of the series where nothing is. */
  band: string;
  /** That of what is not transformed. */
  untransformedBand: string;
  zeroPoints: NightZeroPoints;
  target: StarMagnitudes;
  check: StarMagnitudes | null;
  /** The night's transformation where one was found, applied or not. */
  transform: FieldTransform | null;
  /** Why magnitudes of the target are not transformed; null where all are. */
  untransformedReason: string | null;
  /** What other nights say of the camera's filter, where something rests on it; null: nothing does. */
  learnt: LearntTerm | null;
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
  /** What those nights' comparison stars say of it, by colour; missing: nothing. */
  learnt?: readonly LearntTerm[];
  /** Signal-to-noise ratio from which on a star counts as seen. */
  detectionSnr: number;
  /** Of a star on a frame, magnitudes. */
  scintillation: (frame: FrameFacts) => number;
}

/** Whether magnitudes in a band have a standard to be transformed to. */
export function mayBeTransformed(band: string): boolean {
  return standardBandOf(band) !== undefined;
}

/** Colours follow light: a star that pulsates is redder by about this much for a magnitude it is fainter. */
const COLOUR_PER_MAGNITUDE = 0.3;

/** Of a colour that rests on coefficients that are only likely. */
const ROUGH_COLOUR_ERROR = 0.1;

const NOT_MEASURED_THEN = 'the colour of the star at this time is not known';

/**
 * Standard magnitudes of T1 and T2. Transformed where the band, the comps and the target's colour at the time allow
 * it; otherwise by the zero points alone, with the reason, and with the colour term that may be missing added to the
 * errors. `notrans` where no frame gives T1 a magnitude, nor a limit it is fainter than.
 */
export function seriesMagnitudes(input: SeriesMagnitudesInput): SeriesMagnitudesOutcome {
  const night = nightOf(input);
  const target = magnitudesOfStar(input, night, TARGET_STAR_ID, targetTerm(input, night));
  if (target.points.length === 0 && target.limits.length === 0) {
    const reasons = [...new Set(target.leftOut.map(({ reason }) => reason))].join('; ');
    const message = `None of ${input.frames.length} frames gives the target a magnitude: ${reasons || 'no frames'}.`;
    return refuse({ code: 'notrans', message });
  }
  const check = input.roles.check?.auid ?? null;
  const transformed = target.points.some(({ untransformedReason }) => untransformedReason === null);
  return ok({
    method: transformed ? methodOf(night) : 'zeroPoint',
    transformed,
    band: transformed ? (standardBandOf(input.band) ?? input.band) : input.band,
    untransformedBand: input.band,
    zeroPoints: night.zeroPoints,
    target,
    check: check === null ? null : magnitudesOfStar(input, night, check, checkTerm(input, night, check)),
    transform: night.transform,
    untransformedReason: transformed ? whyNotAll(target) : night.missing.reason,
    learnt: restsOn(input.learnt ?? [], night, target),
  });
}

/** The comps the magnitudes rest on: the whole ensemble, or the one a single-comp report names. */
export function comparisonStars({ mode, comps, reportComp }: SeriesRoles) {
  return mode === 'ensemble' || reportComp === null ? comps.map(({ candidate }) => candidate) : [reportComp.candidate];
}

/** How magnitudes of the night are made: with the transformation and the target's colour where both are known. */
interface Night {
  transform: FieldTransform | null;
  /** Where a transformation is to be applied. */
  applied: { transform: FieldTransform; colour: TargetColour } | null;
  zeroPoints: NightZeroPoints;
  basis: ColourBasis;
  /** Of the target, where no term is applied to it. */
  missing: MissingTerm;
}

function nightOf(input: SeriesMagnitudesInput): Night {
  const { colours, targetColour } = input;
  const comps = comparisonStars(input.roles);
  const { transform, reason, coefficient } = fittedTransform(input);
  const applied =
    transform !== null && targetColour?.isTransformed === true ? { transform, colour: targetColour } : null;
  const night = applied?.transform.zeroPoints ?? zeroPoints(comps, input.frames, input.scintillation);
  const basis = transform?.basis ?? targetColour?.basis ?? commonestBasis(comps, colours);
  const members = night.comps.filter(({ setsLevel }) => setsLevel).map(({ auid }) => auid);
  return {
    ...{ transform, applied, zeroPoints: night, basis },
    missing: {
      coefficient,
      referenceColour: levelColour(colours, basis, members),
      colour: roughColour(targetColour) ?? colourOfAnyStar(basis),
      reason: applied === null ? reason : NOT_MEASURED_THEN,
    },
  };
}

interface Fitted {
  transform: FieldTransform | null;
  /** Why nothing is transformed; where a transformation is found, for want of the target's colour. */
  reason: string;
  /** What is to be expected of the coefficient. */
  coefficient: ColourValue;
}

function fittedTransform(input: SeriesMagnitudesInput): Fitted {
  const { band } = input;
  if (!mayBeTransformed(band)) {
    const reason = `magnitudes in ${band} are never transformed`;
    const [known] = input.coefficients;
    return { transform: null, reason, coefficient: likelyCoefficient(band, known?.coefficient ?? null) };
  }
  const learntOf = (basis: ColourBasis) => learntCoefficient(input.learnt ?? [], basis);
  const outcome = fieldTransform({
    band,
    comps: comparisonStars(input.roles),
    frames: input.frames,
    colours: input.colours,
    basis: input.targetColour?.basis ?? null,
    known: input.coefficients,
    learnt: input.learnt ?? [],
    scintillation: input.scintillation,
  });
  if (!outcome.ok) {
    const { message: reason, coefficient = null } = outcome.fault;
    return { transform: null, reason, coefficient: likelyCoefficient(band, coefficient, learntOf(targetBasis(input))) };
  }
  const reason = 'the colour of the target is not known';
  return {
    transform: outcome.value,
    reason,
    coefficient: likelyCoefficient(band, withoutFittedSecondOrder(outcome.value), learntOf(outcome.value.basis)),
  };
}

function targetBasis({ targetColour, coefficients, roles, colours }: SeriesMagnitudesInput): ColourBasis {
  return targetColour?.basis ?? coefficients[0]?.basis ?? commonestBasis(comparisonStars(roles), colours);
}

/** What of other nights the target's magnitudes or their errors rest on. */
function restsOn(
  learnt: readonly LearntTerm[],
  { transform, missing }: Night,
  target: StarMagnitudes,
): LearntTerm | null {
  const isMissing = target.points.some(({ untransformedReason }) => untransformedReason !== null);
  const isSame = (found: ColourValue, value: number | undefined, error: number | undefined) =>
    found.value === value && found.error === error;
  const used = learnt.find(({ value, error, secondOrder, secondOrderError }) => {
    if (isMissing && isSame(missing.coefficient, value, error)) return true;
    return transform !== null && isSame(secondOrderOf(transform), secondOrder, secondOrderError);
  });
  return used ?? null;
}

function secondOrderOf({ secondOrder, secondOrderError }: FieldTransform): ColourValue {
  return { value: secondOrder, error: secondOrderError };
}

/** Of the target over the night, as far as coefficients that are only likely tell; null where nothing does. */
function roughColour(colour: TargetColour | null): ColourValue | null {
  const mean = colour === null ? null : (colour.told ?? meanColour(colour));
  return mean === null ? null : { value: mean.value, error: quadrature(mean.error, ROUGH_COLOUR_ERROR) };
}

type TermOfFrame = (frame: FrameFacts) => ColourTermOfFrame;

function magnitudesOfStar(input: SeriesMagnitudesInput, night: Night, starId: string, colourTerm: TermOfFrame) {
  const { frames, detectionSnr, scintillation } = input;
  return standardMagnitudes({ starId, frames, zeroPoints: night.zeroPoints, detectionSnr, scintillation, colourTerm });
}

function targetTerm(
  { frames, targetColour }: SeriesMagnitudesInput,
  { applied, missing, zeroPoints: night }: Night,
): TermOfFrame {
  const change = lightChange(TARGET_STAR_ID, frames, night);
  const { told, epochs = [] } = targetColour ?? {};
  const colours = new Map(epochs.map((epoch): [number, ColourEpoch] => [epoch.jdUtcMid, epoch]));
  return (frame) => {
    const colour = colours.get(frame.jdUtcMid);
    if (applied !== null && told !== undefined) return steadyTerm(applied.transform, frame, told);
    if (colour === undefined) return missingTerm(missing, COLOUR_PER_MAGNITUDE * change(frame));
    const mean = missing.colour.value;
    return applied !== null && colour.isMeasured
      ? appliedTerm(applied.transform, frame, { colour, mean })
      : missingTerm(
          { ...missing, colour: { ...missing.colour, error: quadrature(missing.colour.error, colour.error) } },
          colour.value - mean,
        );
  };
}

/** A check star keeps its colour. */
function checkTerm({ colours }: SeriesMagnitudesInput, { applied, basis, missing }: Night, auid: string): TermOfFrame {
  const colour = likelyColour(colours, basis, auid);
  return applied === null
    ? () => missingTerm({ ...missing, colour }, 0)
    : (frame) => steadyTerm(applied.transform, frame, colour);
}

function methodOf({ transform }: Night): TransformMethod {
  return transform?.isKnown === true ? 'coefficients' : 'field';
}

/** Null where all are transformed. */
function whyNotAll({ points }: StarMagnitudes): string | null {
  const without = points.flatMap(({ untransformedReason }) => untransformedReason ?? []);
  const [reason] = without;
  return reason === undefined ? null : `${without.length} of ${points.length} magnitudes: ${reason}`;
}
