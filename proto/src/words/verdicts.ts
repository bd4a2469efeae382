import type { Verdict as AnyVerdict, Fate_Word } from '../gen/wombat/words/v1/words.js';
import type { Told } from '../told.js';
import type { Meaning } from './mender.js';

/** What a person decides about the magnitudes of a series. */
export type Verdict = Told<AnyVerdict>;

/** What became of a series with people and with the AAVSO, as the column submitted of the table target has it. */
export type Submitted = Told<Fate_Word>;

export const VERDICTS = ['approved', 'rejected', 'withdrawn'] as const satisfies readonly Verdict[];

/** Whether a word from outside is a verdict. */
export function isVerdict(word: string): word is Verdict {
  return VERDICTS.some((verdict) => verdict === word);
}

/** Each verdict's word in the observer's tables; null: the series waits again. */
export const SUBMITTED_OF = { approved: 'approved', rejected: 'usrrej', withdrawn: null } as const satisfies Readonly<
  Record<Verdict, Submitted | null>
>;

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
    meaning: 'a person approved this revision; it is not at the AAVSO yet',
    advice: 'push it to the AAVSO: [docs/submitting.md](submitting.md)',
  },
  usrrej: {
    verdict: 'rejected',
    mender: 'nobody',
    short: 'rejected by the observer',
    meaning: 'a person rejected it',
    advice: 'nothing; if it was sent before, the list of corrections says what to delete at the AAVSO',
  },
  submitted: {
    verdict: 'approved',
    mender: 'nobody',
    short: 'submitted to the AAVSO',
    meaning: 'the AAVSO said that it took the observations, its archive has them, or a person said that they are there',
    advice: 'nothing',
  },
  rejected: {
    verdict: 'approved',
    mender: 'observer',
    short: 'not taken by the AAVSO',
    meaning: 'the AAVSO looked at the file and did not take it; nothing was sent',
    advice: 'read its words in `submission.receipt` or on the page, mend the cause, reduce again or push again',
  },
  unknown: {
    verdict: 'approved',
    mender: 'observer',
    short: 'unknown whether it reached the AAVSO',
    meaning: 'it was confirmed, and the AAVSO did not say plainly that it took the observations',
    advice:
      'look at your observations at the AAVSO, then say on the page whether they are there; it is never sent again by itself',
  },
};
