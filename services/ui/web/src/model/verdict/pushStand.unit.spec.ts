import assert from 'node:assert/strict';
import type { Submission } from '../../../../server/src/domain/contract.js';
import { mayDraft, pushStand } from './pushStand.js';

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
});
