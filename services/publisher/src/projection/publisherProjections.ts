import type { Projection } from '@wombat/eventlog';
import { pointChanges } from '@wombat/service-kit';
import { knownFrames } from './knownFrames.js';
import { submissions } from './submissions.js';
import { validations } from './validations.js';

export const publisherProjections: readonly Projection[] = [validations, pointChanges, knownFrames, submissions];
