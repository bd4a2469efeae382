/** Apertures alone, for commands that must start in a moment. */

export { apertureSum } from './aperture/apertureSum.js';
export { ccdError } from './aperture/ccdError.js';
export { howellCentroid } from './aperture/howellCentroid.js';
export { intensityCentroid } from './aperture/intensityCentroid.js';
export { calibrate } from './calibrate/calibrate.js';
export type { Image, Point } from './image/image.js';
export { type ApertureRadii, annulusSky } from './sky/annulusSky.js';
export { clippedAnnulus } from './sky/clippedAnnulus.js';
