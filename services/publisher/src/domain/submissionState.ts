import type { SubmissionState } from '@wombat/proto/words';

/** What may follow what. It only rises: what has failed or is in doubt is not sent again under the same number. */
const NEXT: Readonly<Record<SubmissionState, readonly SubmissionState[]>> = {
  queued: ['previewing', 'rejected'],
  handed: ['accepted', 'rejected'],
  previewing: ['previewed', 'unknown', 'rejected'],
  previewed: ['confirming', 'unknown', 'rejected'],
  confirming: ['unknown', 'accepted'],
  unknown: ['unknown', 'accepted', 'rejected'],
  accepted: [],
  rejected: [],
};

/**
 * Whether a submission in a state (null: not there yet) may come into another. From doubt to doubt: asked, and still
 * none the wiser.
 */
export function mayFollow(state: SubmissionState | null, next: SubmissionState): boolean {
  return state === null ? next === 'queued' || next === 'handed' : NEXT[state].includes(next);
}

/** Whether its end is still open: its observations can neither be sent by another nor be taken for sent. */
export function isOpen(state: SubmissionState): boolean {
  return state !== 'accepted' && state !== 'rejected';
}

/** Whether a person may still take it back: nothing has been confirmed. */
export function isWithdrawable(state: SubmissionState): boolean {
  return state === 'queued' || state === 'previewed' || state === 'handed';
}
