import assert from 'node:assert/strict';
import type { FrameFailureCode } from '@wombat/proto/words';
import { type CodeWalk, walkCodes } from './walkCodes.js';

describe('walkCodes', () => {
  const checksOf = (walk: Omit<CodeWalk<FrameFailureCode>, 'registry'>) =>
    new Map(walkCodes({ registry: 'FRAME_FAILURES', ...walk }));
  const empty = { given: () => ({ code: 'empty' as const, sentence: 'the file has no bytes' }), tells: /no bytes/ };

  it('passes a word that its input brings about, with the true cause', async () => {
    await checksOf({ cases: { empty } }).get('empty')?.();
  });

  it('fails a word without an input, one that comes out as another, and one whose sentence tells something else', async () => {
    await assert.rejects(async () => checksOf({ cases: {} }).get('empty')?.(), /nothing here brings about 'empty'/);
    await assert.rejects(async () => checksOf({ cases: { lost: empty } }).get('lost')?.(), assert.AssertionError);
    const vague = { ...empty, tells: /truncated/ };
    await assert.rejects(async () => checksOf({ cases: { empty: vague } }).get('empty')?.(), assert.AssertionError);
  });

  it('leaves out what is said to be left out, and fails a case of it', async () => {
    assert.equal(checksOf({ cases: {}, without: { disk: 'of older logs' } }).has('disk'), false);
    const both = checksOf({ cases: { empty }, without: { empty: 'for no reason' } });
    await assert.rejects(async () => both.get('empty')?.(), /no 'empty' that is to be walked/);
  });
});
