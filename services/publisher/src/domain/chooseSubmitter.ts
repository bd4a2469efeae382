export const SUBMITTERS = ['manual', 'auth0-form', 'cookie', 'token'] as const;
export type SubmitterKind = (typeof SUBMITTERS)[number];

/** The way a report takes: as it is configured, and by hand wherever what the way needs is not set. */
export function chooseSubmitter(
  configured: SubmitterKind | 'auto',
  account: { kind: 'account' | 'session' | null },
): SubmitterKind {
  const possible = account.kind === null ? 'manual' : account.kind === 'account' ? 'auth0-form' : 'cookie';
  if (configured === 'auto') return possible;
  return configured === 'token' || configured === possible ? configured : 'manual';
}
