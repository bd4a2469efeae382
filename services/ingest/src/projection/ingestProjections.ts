import type { Projection } from '@wombat/eventlog';
import { nightWords } from '@wombat/service-kit';
import { compsWords } from './compsWords.js';
import { discovery } from './discovery.js';
import { frameStates } from './frameStates.js';
import { leftOutPoints } from './leftOutPoints.js';
import { nightMasters } from './nightMasters.js';
import { reportStates } from './reportStates.js';
import { seriesNames } from './seriesNames.js';
import { seriesStates } from './seriesStates.js';
import { submissionStates } from './submissionStates.js';

/** All that makes up the ledger, in the order two that handle the same event do so. */
export const ingestProjections: readonly Projection[] = [
  discovery,
  frameStates,
  leftOutPoints,
  seriesStates,
  seriesNames,
  ...nightWords,
  compsWords,
  nightMasters,
  reportStates,
  submissionStates,
];
