import type { Projection } from '@wombat/eventlog';
import { pointChanges } from '@wombat/service-kit';
import { history } from './history.js';
import { knownFrames } from './knownFrames.js';
import { nightStandings } from './nightStandings.js';
import { settingsChanges } from './settingsChanges.js';
import { submissions } from './submissions.js';
import { validations } from './validations.js';

export const publisherProjections: readonly Projection[] = [
  validations,
  history,
  pointChanges,
  knownFrames,
  submissions,
  settingsChanges,
  nightStandings,
];
