import { SITE_FAULTS } from '@wombat/aavso/submission';
import type { SubmissionFaultCode } from '@wombat/proto/words';

export interface FaultMeaning {
  /** The AAVSO looked at the observations and did not take them. */
  judged: boolean;
  says: string;
}

/**
 * Why a submission ended without the observations being there, or why nobody knows: what the site may say, and our own
 * reasons.
 */
export const SUBMISSION_FAULTS: Readonly<Record<SubmissionFaultCode, FaultMeaning>> = {
  ...SITE_FAULTS,
  interrupted: { judged: false, says: 'the program ended before the preview was there; nothing was sent' },
  interruptedConfirming: { judged: false, says: 'the program ended while it was being confirmed' },
  noLongerApproved: { judged: false, says: 'what was to be sent is no longer approved as it was; nothing was sent' },
  fileChanged: { judged: false, says: 'the file was changed on the disk; nothing was sent' },
  withdrawn: { judged: false, says: 'taken back before it was confirmed; nothing was sent' },
  notThere: { judged: false, says: 'the observations are not at the AAVSO' },
  noMark: { judged: false, says: 'the AAVSO did not say that it took them' },
};
