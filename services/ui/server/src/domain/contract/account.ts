import type { AccountKind, AccountSource, Submitter } from '@wombat/proto/words';

/** GET /api/account : what is set of the account at the AAVSO, and never what it is. */
export interface AccountAnswer {
  /** Left out where nothing is set. */
  source?: AccountSource | undefined;
  /** account: name and password; session: the cookie of one; left out where nothing is set. */
  kind?: AccountKind | undefined;
  /** Why no login is tried; '' where it is. */
  held: string;
  /** Why what is set cannot be used; '' where it can. */
  problem: string;
  /** What a file would be sent by. */
  submitter: Submitter;
  /** The AAVSO's page, for a person. */
  submitUrl: string;
}

/**
 * POST /api/account : sets name and password, or the cookie of a session instead; from this computer alone.
 * POST /api/account/clear : forgets what was set here. POST /api/account/release : a refused login may be tried again.
 */
export interface AccountRequest {
  username: string;
  password: string;
  cookie: string;
}
