import { median } from '@wombat/imaging';
import type { photometry } from '@wombat/proto';
import { quadrature } from '../statistics/quadrature.js';
import type { MagnitudeErrors, StarMagnitudes } from './standardMagnitudes.js';

/** The part of an error that is this point's own; magnitudes, one standard deviation. */
export function randomError(errors: MagnitudeErrors): number {
  const { photon, scintillation, flat, compScatter, colour, colourChange } = errors;
  return quadrature(photon, scintillation, flat, compScatter, colour, colourChange);
}

/** The part of an error that all points of the night have; magnitudes, one standard deviation. */
export function nightError({ flatCommon, catalogue, colourTerm }: MagnitudeErrors): number {
  return quadrature(flatCommon, catalogue, colourTerm);
}

/** The part that all points of a star share over the night, their median; 0 where it has none. */
export function commonError(star: StarMagnitudes | null): number {
  const parts = (star?.points ?? []).map(({ errors }) => nightError(errors));
  return parts.length === 0 ? 0 : median(parts);
}

/** All parts of an error as they are told: to be added in quadrature, photons taken apart where that is known. */
export function toldParts({ total: _total, photonParts, ...parts }: MagnitudeErrors): photometry.ErrorParts {
  if (photonParts === null) return parts;
  const { star: photon, sky, readNoise, darkCurrent } = photonParts;
  return { ...parts, photon, sky, readNoise, ...(darkCurrent !== null && { darkCurrent }) };
}
