import type { SeriesState_Submitted } from '../gen/wombat/ingest/v1/ingest.js';
import type { Verdict as AnyVerdict } from '../gen/wombat/words/v1/words.js';
import type { Told } from '../told.js';
import type { Meaning } from './mender.js';

/** What a person decides about the magnitudes of a series. */
export type Verdict = Told<AnyVerdict>;

/** What a person decided, as the column submitted of the table target has it. */
export type Submitted = Told<SeriesState_Submitted>;

export const VERDICTS = ['approved', 'rejected'] as const satisfies readonly Verdict[];

/** Whether a word from outside is a verdict. */
export function isVerdict(word: string): word is Verdict {
  return VERDICTS.some((verdict) => verdict === word);
}

/** Each verdict's word in the observer's tables. */
export const SUBMITTED_OF: Readonly<Record<Verdict, Submitted>> = { approved: 'approved', rejected: 'usrrej' };

export interface SubmittedMeaning extends Meaning {
  verdict: Verdict;
  /** A few words for a list. */
  short: string;
}

export const SUBMITTED: Readonly<Record<Submitted, SubmittedMeaning>> = {
  approved: {
    verdict: 'approved',
    mender: 'observer',
    short: 'approved by the observer',
    meaning: 'a person approved this revision',
    advice: 'take the report from the `Reduced` folder to the AAVSO; the program does not send it yet',
  },
  usrrej: {
    verdict: 'rejected',
    mender: 'nobody',
    short: 'rejected by the observer',
    meaning: 'a person rejected it',
    advice: 'nothing',
  },
};
