/** Detection alone, for commands that must start in a moment. */
export { type Background, SkyTiles } from './background.js';
export type { DetectedStar } from './describeSegment.js';
export { type DetectedField, type DetectOptions, detectField, detectStars } from './detectStars.js';
export { type FieldPsf, fieldPsf } from './fieldPsf.js';
export type { Image } from './image.js';
export { median } from './median.js';
