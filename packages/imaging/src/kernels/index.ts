/** What works on blocks of pixels; kept apart so that a thread starts with no more than it needs. */
export { calibrate, LOWEST_FLAT } from '../calibrate/calibrate.js';
export { type CombineOptions, combinePixels, DEFAULT_COMBINE, type PixelStack } from '../calibrate/combinePixels.js';
export { medianInPlace } from '../statistics/median.js';
export { partitionAt } from '../statistics/partitionAt.js';
export { addWithCarry } from './assembler/wordSum.js';
export { type CalibrateKernel, calibrateKernel } from './calibrateKernel.js';
export { type LevelCount, type LevelKernel, levelKernel } from './levelKernel.js';
export { type StackKernel, stackKernel } from './stackKernel.js';
export { MOST_FRAMES, type StackShape } from './stackShape.js';
