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

/** Colours in the names of Transform Generator. */
const BASES: Readonly<Record<string, ColourBasis>> = { bv: 'B-V', vr: 'V-R', vi: 'V-I' };

/** Those of a band, out of what travels with a frame. The green of a colour camera is transformed to V. */
export function knownCoefficients(band: string, told: readonly KnownCoefficient[]): KnownCoefficients[] {
  const wanted = band === 'TG' ? 'v' : band.toLowerCase();
  return told.flatMap(({ name, value, error, secondOrder }) => {
    const [, ofBand, colour = ''] = /^T(\w+)_(\w+)$/.exec(name) ?? [];
    const basis = BASES[colour];
    if (ofBand !== wanted || basis === undefined) return [];
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
