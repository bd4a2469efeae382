export { Cal } from './cal.js';
export { CompStar } from './compStar.js';
export { Frame } from './frame.js';
export { Halt } from './halt.js';
export { Submission } from './submission.js';
export { Target } from './target.js';
export { Wcs } from './wcs.js';
