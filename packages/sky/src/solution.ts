/** A header's solution alone, for commands that must start in a moment. */
export type { CardLookup } from './cardReader.js';
export type { SkyPosition } from './skyPosition.js';
export { skyToPixel } from './skyToPixel.js';
export type { Wcs } from './wcs.js';
export { wcsFromCards } from './wcsFromCards.js';
