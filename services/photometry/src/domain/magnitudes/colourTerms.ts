import type { FrameFacts } from '../measurement/measurement.js';
import { quadrature } from '../statistics/quadrature.js';
import type { FieldTransform } from './fieldTransform.js';
import { coefficientAt } from './knownCoefficients.js';
import type { ColourEpoch, ColourValue } from './targetColour.js';

/** The colour term of one star on one frame, magnitudes. */
export interface ColourTermOfFrame {
  term: number;
  /** What an error of the magnitude of this frame becomes, as the colour rests on the same photons. */
  ownFactor: number;
  /** Of the colour at this time, the part of this frame's own photons left out. */
  epochError: number;
  /**
   * Of the coefficient, or the missing term, times how the colour differs at this time from that of the series; and of
   * k'' times how the airmass does.
   */
  changeError: number;
  /** What the whole night has alike. */
  commonError: number;
  /** Null where the term is applied. */
  untransformedReason: string | null;
}

/** The star's colour at a time and over the series. */
export interface ColourInSeries {
  colour: ColourValue & Partial<Pick<ColourEpoch, 'gain'>>;
  /** Mean over the series. */
  mean: number;
}

/**
 * The term of a known coefficient. Its error times the mean distance of the star's colour from that of the comparison
 * stars is common to the night; times the change of the colour it is each point's own. Where the colour is measured
 * with the very photons of the magnitude, an error e of the one is an error g e of the other: e (1 + k g) in all. That
 * is sigma_B^2 = ((1 + kV) / D)^2 s_b^2 + (kB / D)^2 s_v^2, D = 1 - kB + kV, for one look in each of two filters.
 */
export function appliedTerm(
  transform: FieldTransform,
  frame: FrameFacts,
  { colour, mean }: ColourInSeries,
): ColourTermOfFrame {
  const { coefficientError, referenceColour, secondOrderError, meanAirmass } = transform;
  const coefficient = coefficientAt(transform, frame);
  return {
    term: coefficient * (colour.value - referenceColour),
    ownFactor: 1 + coefficient * (colour.gain ?? 0),
    epochError: Math.abs(coefficient) * colour.error,
    changeError: quadrature(
      coefficientError * (colour.value - mean),
      secondOrderError * ((frame.airmass >= 1 ? frame.airmass : 0) - meanAirmass) * (colour.value - referenceColour),
    ),
    commonError: Math.abs(coefficientError * (mean - referenceColour)),
    untransformedReason: null,
  };
}

/** The same for a star of one colour: what that may be wrong by is common to the night as well. */
export function steadyTerm(transform: FieldTransform, frame: FrameFacts, colour: ColourValue): ColourTermOfFrame {
  const term = appliedTerm(transform, frame, { colour, mean: colour.value });
  return { ...term, epochError: 0, commonError: quadrature(term.commonError, term.epochError) };
}

/** What is known of a term that is not applied. */
export interface MissingTerm {
  coefficient: ColourValue;
  /** That of the comparison stars. */
  referenceColour: ColourValue;
  /** The one the star probably has. */
  colour: ColourValue;
  reason: string;
}

/**
 * The error of a term that is left out, with k +- sk, the star's likely colour C +- sC and the comparison stars' Cr +-
 * sr: sqrt((k^2 + sk^2) ((C - Cr)^2 + sC^2 + sr^2)); and, for a star whose colour is likely to have changed by so much
 * against its mean, that much more of the point's own.
 */
export function missingTerm(
  { coefficient, referenceColour, colour, reason }: MissingTerm,
  likelyChange: number,
): ColourTermOfFrame {
  const size = quadrature(coefficient.value, coefficient.error);
  const distance = quadrature(colour.value - referenceColour.value, colour.error, referenceColour.error);
  return {
    term: 0,
    ownFactor: 1,
    epochError: 0,
    changeError: size * Math.abs(likelyChange),
    commonError: size * distance,
    untransformedReason: reason,
  };
}
