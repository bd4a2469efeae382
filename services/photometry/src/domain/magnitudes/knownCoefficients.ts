import { colourOfCoefficient } from '@wombat/aavso';
import type { KnownCoefficient } from '@wombat/proto';
import type { FrameFacts } from '../measurement/measurement.js';
import type { ColourBasis, ColourValue } from './targetColour.js';

/** What is known of a camera's filter from other nights. */
export interface KnownCoefficients {
  basis: ColourBasis;
  /** k, magnitudes per magnitude of colour; null: it is fitted to the comps of the field. */
  coefficient: ColourValue | null;
  /** k'': extinction, magnitudes per airmass and magnitude of colour. */
  secondOrder: number;
}

/** Those of a band, out of what travels with a frame. The green of a colour camera is transformed to V. */
export function knownCoefficients(band: string, told: readonly KnownCoefficient[]): KnownCoefficients[] {
  return told.flatMap(({ name, value, error, secondOrder }) => {
    const basis = colourOfCoefficient(name, band);
    if (basis === undefined) return [];
    return [{ basis, coefficient: value === undefined ? null : { value, error }, secondOrder }];
  });
}

/** How much a magnitude of colour counts at a height above the horizon: k - k'' X. */
export function coefficientAt(
  { coefficient, secondOrder }: { coefficient: number; secondOrder: number },
  { airmass }: Pick<FrameFacts, 'airmass'>,
): number {
  return airmass >= 1 ? coefficient - secondOrder * airmass : coefficient;
}
