import type { publisher } from '@wombat/proto';

export const VERDICTS = ['approved', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** POST /api/validate : a rejection needs its `reason`, and so does an approval where the check star failed or told nothing. */
export type VerdictRequest = Omit<publisher.ValidateRequest, 'verdict'> & { verdict: Verdict };
