/** A header's solution alone, for commands that must start in a moment. */

export type { SkyPosition } from './angles/skyPosition.js';
export type { CardLookup } from './wcs/cardReader.js';
export { skyToPixel } from './wcs/skyToPixel.js';
export type { Wcs } from './wcs/wcs.js';
export { wcsFromCards } from './wcs/wcsFromCards.js';
