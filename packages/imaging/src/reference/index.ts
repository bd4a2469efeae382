/** Masters in the plainest way, a whole stack in memory: what the fast kernels are held to. Imported by specs alone. */
export { type CombinedImage, combine } from './combine.js';
export { masterBias } from './masterBias.js';
export { masterDark } from './masterDark.js';
export { type MasterFlat, masterFlat } from './masterFlat.js';
