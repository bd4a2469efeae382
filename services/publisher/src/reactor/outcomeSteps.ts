import type { SiteFault } from '@wombat/aavso/submission';
import type { SubmissionState } from '@wombat/proto/words';
import type { Accepted, Doubt, NotSent, Previewed } from '../adapters/site/submitter.js';
import type { StepFacts } from './submissionLog.js';

/** What an attempt means for the submission. */
export interface Step {
  state: SubmissionState;
  facts: StepFacts;
}

export function previewedStep(result: Previewed | NotSent | Doubt): Step {
  if (result.outcome !== 'previewed') return endStep(result);
  return { state: 'previewed', facts: { siteRows: result.rows, words: result.warnings.join(' | ').slice(0, 300) } };
}

export function confirmedStep(result: Accepted | NotSent | Doubt): Step {
  if (result.outcome !== 'accepted') return endStep(result);
  return { state: 'accepted', facts: { siteRows: result.rows, words: result.words } };
}

function endStep(result: NotSent | Doubt): Step {
  if (result.outcome === 'unknown') {
    const { words, complaints } = result;
    return { state: 'unknown', facts: { fault: 'noMark', words, complaints } };
  }
  const { fault, rows, complaints } = result;
  return { state: 'rejected', facts: { siteRows: rows ?? undefined, ...wordsOf(fault), complaints } };
}

function wordsOf({ code, words }: SiteFault): Pick<StepFacts, 'fault' | 'words'> {
  return { fault: code, words };
}
