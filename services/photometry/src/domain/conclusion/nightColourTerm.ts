import { commonestBasis, type FieldTransform, fieldTransform } from '../magnitudes/fieldTransform.js';
import { withoutFittedSecondOrder } from '../magnitudes/secondOrderExtinction.js';
import { comparisonStars, mayBeTransformed } from '../magnitudes/seriesMagnitudes.js';
import type { ColourBasis, ColourValue } from '../magnitudes/targetColour.js';
import { levelledUsed, type MeasuredSeries } from './magnitudesOf.js';

/** What a night says of the colour term of its camera and band, beside what is told of it. */
export interface NightColourTerm {
  basis: ColourBasis;
  /** To the comparison stars of the night, whether it is good enough to be applied or not; null: not determined. */
  fitted: ColourValue | null;
  /** As it is told for the camera; null: it is not. */
  configured: ColourValue | null;
  /** k'' by the same stars; null: they do not tell it, or it is told. */
  secondOrder: ColourValue | null;
  /** k'' as it is told for the camera. */
  toldSecondOrder: number;
}

/** Of the basis that was used, else of the one most comparison stars carry; null where there is nothing to say. */
export function nightColourTerm(measured: MeasuredSeries, used: ColourBasis | null): NightColourTerm | null {
  const { band, roles, colours, coefficients } = measured;
  if (!mayBeTransformed(band)) return null;
  const comps = comparisonStars(roles);
  const basis = used ?? coefficients[0]?.basis ?? commonestBasis(comps, colours);
  const { coefficient: configured = null, secondOrder: toldSecondOrder = 0 } =
    coefficients.find((one) => one.basis === basis) ?? {};
  const untold = coefficients.map((one) => ({ ...one, coefficient: null }));
  const { frames } = levelledUsed(measured);
  const outcome = fieldTransform({ band, comps, frames, colours, basis, known: untold });
  const fitted = outcome.ok ? withoutFittedSecondOrder(outcome.value) : finite(outcome.fault.coefficient);
  const secondOrder = outcome.ok ? fittedSecondOrder(outcome.value) : null;
  return fitted === null && configured === null ? null : { basis, fitted, configured, secondOrder, toldSecondOrder };
}

/** What is told has no error, what is only likely no value. */
function fittedSecondOrder({ secondOrder: value, secondOrderError: error }: FieldTransform): ColourValue | null {
  return value === 0 || error === 0 ? null : { value, error };
}

function finite(coefficient: ColourValue | undefined): ColourValue | null {
  if (coefficient === undefined) return null;
  return Number.isFinite(coefficient.value) && Number.isFinite(coefficient.error) ? coefficient : null;
}
