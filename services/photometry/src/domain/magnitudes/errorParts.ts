import { median } from '@wombat/imaging';
import { quadrature } from '../statistics/quadrature.js';
import type { MagnitudeErrors, StarMagnitudes } from './standardMagnitudes.js';

/** The part of an error that is this point's own; magnitudes, one standard deviation. */
export function randomError(errors: MagnitudeErrors): number {
  const { photon, scintillation, compScatter, colour, colourChange } = errors;
  return quadrature(photon, scintillation, compScatter, colour, colourChange);
}

/** The part that all points of a star share over the night, their median; 0 where it has none. */
export function commonError(star: StarMagnitudes | null): number {
  const parts = (star?.points ?? []).map(({ errors }) => quadrature(errors.catalogue, errors.colourTerm));
  return parts.length === 0 ? 0 : median(parts);
}
