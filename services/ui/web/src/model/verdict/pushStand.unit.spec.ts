import assert from 'node:assert/strict';
import type { Submission } from '../../../../server/src/domain/contract.js';
import { archiveSentence, mayDraft, pushStand } from './pushStand.js';

const submission = (over: Partial<Submission>): Submission => ({
  ...{ submissionId: 's1', state: 'queued', submitter: 'manual', starName: 'XZ CYG', observerCode: 'ABC', series: [] },
  ...{ fileName: 'a.txt', sha256: '', rows: 68, complaints: [], sentence: '', by: '', note: '', at: '' },
  ...over,
});

const STATES = [
  'queued',
  'handed',
  'previewing',
  'previewed',
  'confirming',
  'accepted',
  'rejected',
  'unknown',
] as const;

describe('a file on its way to the AAVSO', () => {
  it('waits for a person only where one has to decide', () => {
    const waiting = STATES.filter((state) => pushStand(submission({ state, previewRows: 68 })).acts.length > 0);
    assert.deepEqual(waiting, ['queued', 'handed', 'previewed', 'unknown']);
  });

  it('is not confirmed where the AAVSO read it otherwise', () => {
    const acts = (over: Partial<Submission>) => pushStand(submission({ state: 'previewed', ...over })).acts;
    assert.deepEqual(acts({ previewRows: 68 }), ['confirm', 'withdraw']);
    assert.deepEqual(acts({ previewRows: 67 }), ['withdraw']);
    assert.deepEqual(acts({}), ['withdraw']);
    assert.deepEqual(acts({ previewRows: 68, complaints: [{ row: 3, words: 'bad date' }] }), ['withdraw']);
  });

  it('is not begun again while one is out or in doubt', () => {
    const all = (...states: Submission['state'][]) => mayDraft(states.map((state) => submission({ state })));
    assert.deepEqual([all(), all('rejected'), all('accepted')], [true, true, true]);
    assert.deepEqual([all('handed'), all('unknown'), all('accepted', 'confirming')], [false, false, false]);
  });

  it('is looked for in the archive where nobody knows, which proves nothing while some are missing', () => {
    assert.deepEqual(pushStand(submission({ state: 'unknown' })).acts, ['ask', 'settle']);
    const asked = { archivedAt: '2026-01-02T03:04:05.000Z' };
    assert.equal(archiveSentence(submission({})), '');
    assert.match(archiveSentence(submission({ ...asked, archived: 0 })), /^The archive had 0 of the 68 .* ask again/);
    assert.equal(
      archiveSentence(submission({ ...asked, archived: 68 })),
      'The archive had 68 of the 68 observations on 2026-01-02 03:04 UTC.',
    );
  });
});
