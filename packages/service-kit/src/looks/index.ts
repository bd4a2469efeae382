export { FoundStars } from './foundStars.js';
export { type FrameFiles, frameName } from './frameName.js';
export { SharedLooks } from './sharedLooks.js';
