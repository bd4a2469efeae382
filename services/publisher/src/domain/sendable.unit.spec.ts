import assert from 'node:assert/strict';
import { type Standing, whyNotSendable } from './sendable.js';

const STANDING: Standing = {
  ...{ night: '20251015', targetName: 'XZ_Cyg', filter: 'V', revision: 2, attempt: 1, state: 'approved' },
  ...{ reportPath: 'r2/report.txt', reportSha256: 'aa', observationsPath: 'r2/frames.json', observationsSha256: 'bb' },
  ...{ approvedSha256: 'aa', decidedBy: 'A. Observer', reason: '', isRemaking: false },
};

describe('whyNotSendable', () => {
  it('lets the approved report of the current revision go, and nothing else', () => {
    assert.equal(whyNotSendable(STANDING, 'it'), null);
    const cases: [Partial<Standing> | null, RegExp][] = [
      [null, /no report/],
      [{ isRemaking: true }, /made anew/],
      [{ state: 'validate' }, /not approved/],
      [{ state: 'usrrej' }, /not approved/],
      [{ reportSha256: 'cc' }, /not the one that was approved/],
      [{ approvedSha256: null }, /not the one that was approved/],
      [{ observationsPath: '' }, /older version/],
    ];
    for (const [changes, why] of cases)
      assert.match(whyNotSendable(changes && { ...STANDING, ...changes }, 'it') ?? '', why);
  });
});
