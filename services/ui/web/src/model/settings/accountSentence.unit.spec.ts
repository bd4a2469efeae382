import assert from 'node:assert/strict';
import type { AccountAnswer } from '../../../../server/src/domain/contract.js';
import { accountSentence } from './accountSentence.js';

const answer = (set: Partial<AccountAnswer>) =>
  accountSentence({ held: '', problem: '', submitter: 'manual', submitUrl: '', ...set });

describe('what is said of the account at the AAVSO', () => {
  it('is what is set and where, and how reports get there', () => {
    assert.equal(answer({}), 'None is set. Reports are submitted by hand.');
    assert.equal(
      answer({ source: 'page', kind: 'account', submitter: 'auth0Form' }),
      'Name and password are set on this page. Reports are submitted by the pages of the AAVSO, with name and password.',
    );
    assert.match(
      answer({ source: 'file', kind: 'session', submitter: 'cookie' }),
      /^The cookie of a session is set in the file/,
    );
  });
});
