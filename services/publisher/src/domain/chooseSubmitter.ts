import type { AccountKind, Submitter } from '@wombat/proto/words';

/** The setting's own words: a file that an observer wrote goes on saying what it says. */
export type ConfiguredSubmitter = 'auto' | 'manual' | 'auth0-form' | 'cookie' | 'token';

/** The way a report takes: as it is configured, and by hand wherever what the way needs is not set. */
export function chooseSubmitter(configured: ConfiguredSubmitter, account: { kind: AccountKind | null }): Submitter {
  const possible = account.kind === null ? 'manual' : account.kind === 'account' ? 'auth0Form' : 'cookie';
  if (configured === 'auto') return possible;
  const wanted = configured === 'auth0-form' ? 'auth0Form' : configured;
  return wanted === 'token' || wanted === possible ? wanted : 'manual';
}
