import type { OpsJob } from '../../../../server/src/domain/contract.js';
import { nightText } from '../times.js';

/** What a person can do about a job that could not be done. */
export interface LetterDeed {
  /** On the button, and above what is asked. */
  title: string;
  /** What comes of it, to be read before it is done; '' where the title says it all. */
  warning: string;
  done: string;
}

export const PUT_AWAY: LetterDeed = { title: 'Put away', warning: '', done: 'It is put away.' };

const SERIES_AGAIN: LetterDeed = { title: 'Try again', warning: '', done: 'It is reduced again.' };

/** Null where nobody knows what was to be done. */
export function deedAgain(job: OpsJob | null): LetterDeed | null {
  if (job === null) return null;
  if (job.targetName !== '') return SERIES_AGAIN;
  const night = nightText(job.night);
  return {
    title: 'Make the masters anew',
    warning:
      `The night ${night} is reduced again, all of it: its masters are looked at as they lie there now, what is ` +
      'missing, damaged or failed is made anew, and every series gets a new revision to decide on.',
    done: `The masters of ${night} are looked at, and its series reduced again.`,
  };
}
