import { type FrameFacts, MAGNITUDES_PER_RELATIVE_ERROR } from './measurement.js';

export interface TelescopeSite {
  /** Diameter of the aperture. */
  apertureMillimetres: number;
  elevationMetres: number;
  /** Scintillation there in units of Young's formula. */
  scintillationFactor: number;
}

/** Scale height of the turbulent air, metres. */
const SCALE_HEIGHT_METRES = 8000;

/**
 * Scintillation of a star on a frame, magnitudes: Young 1967 (AJ 72, 747) in the usual form
 * 0.09 D^(-2/3) X^1.75 exp(-h / h0) / sqrt(2 t), D in cm, t in s, times the factor of the site: the formula is 1.5
 * times too small at the median of good ones (Osborn et al. 2015, MNRAS 452, 1707). 0 below the horizon and without
 * exposure.
 */
export function scintillationMagnitudes({ airmass, exposureSeconds }: FrameFacts, telescope: TelescopeSite): number {
  if (airmass < 1 || exposureSeconds <= 0) return 0;
  const relative =
    (0.09 *
      (telescope.apertureMillimetres / 10) ** (-2 / 3) *
      airmass ** 1.75 *
      Math.exp(-telescope.elevationMetres / SCALE_HEIGHT_METRES)) /
    Math.sqrt(2 * exposureSeconds);
  return MAGNITUDES_PER_RELATIVE_ERROR * telescope.scintillationFactor * relative;
}
