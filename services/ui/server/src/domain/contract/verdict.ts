import type { publisher } from '@wombat/proto';
import type { Verdict } from '@wombat/proto/words';

export { VERDICTS, type Verdict } from '@wombat/proto/words';

/**
 * POST /api/validate : a rejection needs its `reason`, and so does an approval where the check star failed or told
 * nothing.
 */
export type VerdictRequest = Omit<publisher.ValidateRequest, 'verdict'> & { verdict: Verdict };
