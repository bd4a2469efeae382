import { type AccountKind, type AccountSource, SUBMITTERS } from '@wombat/proto/words';
import type { AccountAnswer } from '../../../../server/src/domain/contract.js';

const PLACES: Readonly<Record<AccountSource, string>> = {
  page: 'on this page',
  environment: 'in the environment',
  file: 'in the file of credentials',
};
const KINDS: Readonly<Record<AccountKind, string>> = {
  account: 'Name and password are',
  session: 'The cookie of a session is',
};

/** What is set of the account, and how reports get to the AAVSO with it. */
export function accountSentence({ source, kind, submitter }: AccountAnswer): string {
  const way = `Reports are submitted ${SUBMITTERS[submitter]}.`;
  if (source === undefined || kind === undefined) return `None is set. ${way}`;
  return `${KINDS[kind]} set ${PLACES[source]}. ${way}`;
}
