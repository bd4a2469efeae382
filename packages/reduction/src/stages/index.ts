import { calibrateBlocks } from './calibrateBlocks.js';
import { collectValues } from './collectValues.js';
import { combineBlocks } from './combineBlocks.js';
import { countBadFlat } from './countBadFlat.js';
import { countDigits } from './countDigits.js';
import { countLevels } from './countLevels.js';
import { hashShare } from './hashShare.js';
import { normalise } from './normalise.js';
import { sampleBrackets } from './sampleBrackets.js';
import { storeInSteps } from './storeInSteps.js';

/**
 * What a thread can be asked to do its share of. Orders are copied to it; their open files and shared memory are not.
 */
export const STAGES = {
  calibrateBlocks,
  collectValues,
  combineBlocks,
  countBadFlat,
  countDigits,
  countLevels,
  hashShare,
  normalise,
  sampleBrackets,
  storeInSteps,
} as const;

export type Stages = typeof STAGES;
export type StageName = keyof Stages;
