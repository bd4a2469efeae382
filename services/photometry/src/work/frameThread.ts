import { answerAsks } from '@wombat/service-kit/threads';
import { PairMemory } from '../adapters/pairMemory.js';
import { searchMaster } from '../adapters/searchMaster.js';
import type { FrameAsks } from './frameAsks.js';
import { lookAtAndProfile } from './lookAtAndProfile.js';
import { readAndMeasure } from './readAndMeasure.js';

/** As long as the thread: new memory for every frame costs time. */
const memory = new PairMemory();

answerAsks<FrameAsks>({
  profile: ({ root, frame, found }) => lookAtAndProfile(root, frame, { memory, found }),
  measure: ({ root, ...measuring }) => readAndMeasure(root, measuring, memory),
  searchMaster: ({ root, kind, path }) => searchMaster(root, kind, path),
});
