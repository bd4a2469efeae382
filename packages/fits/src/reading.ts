/** Reading alone, for commands that must start in a moment. */
export { detector } from './camera/detector.js';
export type { FitsFault, FitsResult } from './fault.js';
export type { Header } from './header/header.js';
export { type ImageHeader, readHeader } from './image/readHeader.js';
export { type FitsImage, readImage } from './image/readImage.js';
