import { coefficientToCome } from '@wombat/aavso';
import type { LearntTerm } from '@wombat/proto';
import type { ColourBasis, ColourValue } from '../magnitudes/targetColour.js';

/** What one series of another night said of the colour term of a camera's filter. */
export interface TermOfNight {
  night: string;
  basis: ColourBasis;
  /** k as its comparison stars fit it. */
  coefficient: ColourValue;
  /** k'' as they fit it; null: they do not tell it. */
  secondOrder: ColourValue | null;
}

/** With fewer nights their scatter is not known. */
const FEWEST_NIGHTS = 3;
/** A k that is less certain is not applied to its own night either. */
const LARGEST_ERROR = 0.05;

/**
 * The colour terms of a camera's filter by what other nights say of them, for each colour: weighted means, with what
 * the nights scatter about it as the error, so that it is that of one night more. Nothing where fewer than three nights
 * tell of it.
 */
export function learntTerms(series: readonly TermOfNight[]): LearntTerm[] {
  const good = series.filter(({ coefficient }) => coefficient.error > 0 && coefficient.error <= LARGEST_ERROR);
  const bases = [...new Set(good.map(({ basis }) => basis))].sort();
  return bases.flatMap((basis): LearntTerm[] => {
    const own = good.filter((one) => one.basis === basis);
    const coefficient = nightToCome(own.map((one) => ({ night: one.night, ...one.coefficient })));
    if (coefficient === null) return [];
    const second = own.flatMap(({ night, secondOrder }) => (secondOrder === null ? [] : [{ night, ...secondOrder }]));
    const secondOrder = nightToCome(second);
    return [
      {
        ...{ basis, value: coefficient.value, error: coefficient.error, nights: coefficient.nights },
        ...{ secondOrder: secondOrder?.value, secondOrderError: secondOrder?.error },
        secondOrderNights: secondOrder?.nights ?? [],
      },
    ];
  });
}

interface ToCome extends ColourValue {
  nights: string[];
}

function nightToCome(values: readonly (ColourValue & { night: string })[]): ToCome | null {
  const nights = [...new Set(values.map(({ night }) => night))].sort();
  if (nights.length < FEWEST_NIGHTS) return null;
  const learnt = coefficientToCome(values);
  return learnt === null ? null : { ...learnt, nights };
}

/** k by other nights; null: they do not tell it. */
export function learntCoefficient(learnt: readonly LearntTerm[], basis: ColourBasis): ColourValue | null {
  const term = learnt.find((one) => one.basis === basis);
  return term === undefined ? null : { value: term.value, error: term.error };
}

/** k'' by other nights; null: they do not tell it. */
export function learntSecondOrder(learnt: readonly LearntTerm[], basis: ColourBasis): ColourValue | null {
  const { secondOrder, secondOrderError } = learnt.find((one) => one.basis === basis) ?? {};
  return secondOrder === undefined || secondOrderError === undefined
    ? null
    : { value: secondOrder, error: secondOrderError };
}
