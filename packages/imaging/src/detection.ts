/** Detection alone, for commands that must start in a moment. */

export type { DetectedStar } from './detect/describeSegment.js';
export { type DetectedField, type DetectOptions, detectField, detectStars, detectTwice } from './detect/detectStars.js';
export { packField } from './detect/packField.js';
export type { Image } from './image/image.js';
export { type FieldPsf, fieldPsf } from './profile/fieldPsf.js';
export { type Background, SkyTiles } from './sky/background.js';
export { median } from './statistics/median.js';
