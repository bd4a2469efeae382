/** Apertures alone, for commands that must start in a moment. */
export { type ApertureRadii, annulusSky } from './annulusSky.js';
export { apertureSum } from './apertureSum.js';
export { calibrate } from './calibrate.js';
export { ccdError } from './ccdError.js';
export { clippedAnnulus } from './clippedAnnulus.js';
export { howellCentroid } from './howellCentroid.js';
export type { Image, Point } from './image.js';
export { intensityCentroid } from './intensityCentroid.js';
