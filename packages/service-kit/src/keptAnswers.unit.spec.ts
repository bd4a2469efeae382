import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerSha256, answerTold, MOST_BYTES_IN_EVENT, readKept, tellAnswer } from './keptAnswers.js';

describe('answers from outside', () => {
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'wombat-answers-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));
  const large = 'Å'.repeat(MOST_BYTES_IN_EVENT / 2 + 1);

  it('stand in the event up to an eighth of what a broker takes', async () => {
    for (const text of ['', 'x'.repeat(MOST_BYTES_IN_EVENT)]) {
      const told = await tellAnswer(home, text);
      assert.deepEqual(
        [told, answerTold(home, told)],
        [
          { text, kept: undefined },
          { ok: true, value: text },
        ],
      );
    }
    assert.equal(existsSync(join(home, 'answers')), false);
  });

  it('are kept in a file of the home above that, for its owner alone, once however often they come', async () => {
    const told = await tellAnswer(home, large);
    const sha256 = createHash('sha256').update(large).digest('hex');
    assert.deepEqual(told, { text: '', kept: { sha256, bytes: MOST_BYTES_IN_EVENT + 2 } });
    assert.deepEqual(answerTold(home, told), { ok: true, value: large });
    const { mode, ino } = statSync(join(home, 'answers', sha256));
    assert.equal(mode & 0o777, 0o600);
    assert.deepEqual(await tellAnswer(home, large), told);
    assert.deepEqual(readdirSync(join(home, 'answers')), [sha256]);
    assert.equal(statSync(join(home, 'answers', sha256)).ino, ino);
  });

  it('are written anew where the file was harmed', async () => {
    const told = await tellAnswer(home, large);
    for (const harm of ['', 'y'.repeat(MOST_BYTES_IN_EVENT + 2)]) {
      writeFileSync(join(home, 'answers', told.kept?.sha256 ?? ''), harm);
      assert.match(JSON.stringify(answerTold(home, told)), /was changed since it was kept: put it back from a backup/);
      await tellAnswer(home, large);
      assert.equal(answerTold(home, told).ok, true);
    }
  });

  it('have the same digest in the event and in a file, and none where there was no answer', async () => {
    assert.equal(answerSha256(await tellAnswer(home, large)), answerSha256({ text: large, kept: undefined }));
    assert.equal(answerSha256({ text: '', kept: undefined }), '');
  });

  it('are read from nowhere else', () => {
    for (const sha256 of ['', '../secret', `${'a'.repeat(63)}/`, 'A'.repeat(64)])
      assert.equal(readKept(home, { sha256, bytes: 1 }).ok, false);
  });
});
