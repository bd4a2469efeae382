import type { Submission, SubmissionState } from '../../../../server/src/domain/contract.js';
import { instantText } from '../times.js';

/** What a person may do with a submission as it stands. */
export type PushAct = 'confirm' | 'withdraw' | 'settle' | 'ask';

export interface PushStand {
  /** Where it stands, for a heading. */
  words: string;
  /** It goes on by itself; the page waits. */
  underway: boolean;
  acts: readonly PushAct[];
  tone: 'good' | 'bad' | 'unsure' | 'none';
}

const STANDS: Readonly<Record<SubmissionState, PushStand>> = {
  queued: { words: 'waits for its turn', underway: true, acts: ['withdraw'], tone: 'none' },
  handed: { words: 'handed to you', underway: false, acts: ['settle', 'withdraw'], tone: 'unsure' },
  previewing: { words: 'the AAVSO reads it', underway: true, acts: [], tone: 'none' },
  previewed: { words: 'the AAVSO has read it', underway: false, acts: ['confirm', 'withdraw'], tone: 'unsure' },
  confirming: { words: 'is being sent', underway: true, acts: [], tone: 'none' },
  accepted: { words: 'accepted', underway: false, acts: [], tone: 'good' },
  rejected: { words: 'not sent', underway: false, acts: [], tone: 'bad' },
  unknown: {
    words: 'not known: look at the AAVSO, then say',
    underway: false,
    acts: ['ask', 'settle'],
    tone: 'unsure',
  },
};

/** A preview that is not of our rows, or finds fault, is not confirmed. */
export function pushStand({ state, rows, previewRows, complaints }: Submission): PushStand {
  const stand = STANDS[state];
  if (state !== 'previewed' || (previewRows === rows && complaints.length === 0)) return stand;
  return { ...stand, words: 'the AAVSO reads it otherwise', acts: ['withdraw'], tone: 'bad' };
}

/** A new file may be drafted where none is on its way, handed out, or in doubt. */
export function mayDraft(submissions: readonly Submission[]): boolean {
  return submissions.every((each) => ['accepted', 'rejected'].includes(each.state));
}

/** What the AAVSO's archive said of a file when it was last asked; '' where it was not. */
export function archiveSentence({ rows, archived, archivedAt }: Submission): string {
  if (archived === undefined || archivedAt === undefined || archivedAt === '') return '';
  const found = `The archive had ${archived} of the ${rows} observations on ${instantText(archivedAt)}`;
  return archived < rows
    ? `${found}: new ones come with delay, so ask again before you say that they are not there.`
    : `${found}.`;
}
