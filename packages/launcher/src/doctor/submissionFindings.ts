import type { submission } from '@wombat/proto';
import { SUBMITTERS } from '@wombat/proto/words';
import { type Finding, fine, warn } from './finding.js';

/** How reports reach the AAVSO, and what a person has to look at there. */
export function submissionFindings(
  account: submission.GetAccountResponse,
  submissions: readonly Pick<submission.Submission, 'state'>[],
): Finding[] {
  const doubtful = submissions.filter(({ state }) => state === 'unknown').length;
  const doubt = warn(
    'submissions',
    `of ${doubtful} it is not known whether the AAVSO took them: look at your observations there, then say on the page`,
  );
  return [accountFinding(account), ...(doubtful === 0 ? [] : [doubt])];
}

function accountFinding({ source, held, problem, submitter }: submission.GetAccountResponse): Finding {
  if (problem !== '') return warn('account', problem);
  if (held !== '')
    return warn('account', `no login at the AAVSO is tried: ${held}; set the account anew or release it`);
  if (source === undefined) return fine('account', 'no account at the AAVSO is set: reports are submitted by hand');
  return fine('account', `from the ${source}; reports are submitted ${SUBMITTERS[submitter]}`);
}
