import type { GetAccountResponse_Kind, GetAccountResponse_Source } from '../gen/wombat/submission/v1/submission.js';
import type { Submitter as AnySubmitter } from '../gen/wombat/words/v1/words.js';
import type { Told } from '../told.js';

/** How a file gets to the AAVSO. */
export type Submitter = Told<AnySubmitter>;

/** What a login at the AAVSO is made with: name and password, or the cookie of a session somebody opened. */
export type AccountKind = Told<GetAccountResponse_Kind>;

/** Where an account was set. */
export type AccountSource = Told<GetAccountResponse_Source>;

/** As an end of the sentence "reports are submitted ...". */
export const SUBMITTERS: Readonly<Record<Submitter, string>> = {
  manual: 'by hand',
  auth0Form: 'by the pages of the AAVSO, with name and password',
  cookie: 'by the pages of the AAVSO, with the cookie of a session',
  token: 'by token',
};
