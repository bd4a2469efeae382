import { calibrateBlocks } from './calibrateBlocks.js';
import { collectDoubles } from './collectDoubles.js';
import { combineBlocks } from './combineBlocks.js';
import { countLevels } from './countLevels.js';
import { normalise } from './normalise.js';
import { sampleBrackets } from './sampleBrackets.js';

/** What a thread can be asked to do its share of. Orders are copied to it; their open files and shared memory are not. */
export const STAGES = {
  calibrateBlocks,
  collectDoubles,
  combineBlocks,
  countLevels,
  normalise,
  sampleBrackets,
} as const;

export type Stages = typeof STAGES;
export type StageName = keyof Stages;
