import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type JournalEntry, openJournal } from './journal.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-journal-'));
let files = 0;
const freshFile = () => join(folder, String(++files), 'journal.db');

function entry(id: string, change: Partial<JournalEntry> = {}): JournalEntry {
  const fixed = {
    type: 'FramesSolved',
    subject: 'wombat.events.n.s',
    headers: '[]',
    keep: 'derivable',
    expected: 3,
  } as const;
  return { id, data: `data of ${id}`, ...fixed, ...change };
}

describe('the journal', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes its folder, keeps what is recorded in order, and forgets what the log refused', () => {
    const journal = openJournal(freshFile());
    journal.record([entry('b'), entry('a', { expected: null, keep: 'forever' })], 'now');
    journal.record([entry('c')], 'now');
    assert.deepEqual(journal.unconfirmed(), [entry('b'), entry('a', { expected: null, keep: 'forever' }), entry('c')]);
    journal.confirm([{ id: 'a', sequence: 4 }]);
    journal.withdraw('b');
    assert.deepEqual(journal.unconfirmed(), [entry('c')]);
    journal.close();
  });

  it('gives back the entry of an earlier try, so that the same bytes are sent again', () => {
    const journal = openJournal(freshFile());
    assert.deepEqual(journal.record([entry('a', { data: 'first' })], 'now'), [entry('a', { data: 'first' })]);
    assert.deepEqual(journal.record([entry('a', { data: 'second', expected: 9 })], 'later'), [
      entry('a', { data: 'first' }),
    ]);
    assert.deepEqual(journal.unconfirmed(), [entry('a', { data: 'first' })]);
    journal.close();
  });

  it('keeps a confirmed entry as it was published, and does not withdraw it', () => {
    const file = freshFile();
    const journal = openJournal(file);
    journal.record([entry('a', { data: 'first' })], 'now');
    journal.confirm([{ id: 'a', sequence: 4 }]);
    assert.deepEqual(journal.record([entry('a', { data: 'second' })], 'later'), [entry('a', { data: 'second' })]);
    journal.withdraw('a');
    journal.close();
    const db = new Database(file, { readonly: true });
    assert.deepEqual(db.prepare('SELECT data, sequence, written_at FROM journal').all(), [
      { data: 'first', sequence: 4, written_at: 'now' },
    ]);
    db.close();
  });

  it('forgets what the log took long ago, unless nothing can make it again or it waits to be sent', () => {
    const journal = openJournal(freshFile());
    const [old, late] = ['2024-01-01T00:00:00.000Z', '2024-01-08T00:00:00.000Z'];
    const kept = entry('decision', { keep: 'forever' });
    journal.record([entry('taken'), kept, entry('waiting')], old);
    journal.record([entry('fresh')], late);
    journal.confirm(['taken', 'decision', 'fresh'].map((id, index) => ({ id, sequence: index + 1 })));
    assert.equal(journal.prune(late), 1);
    assert.equal(journal.prune(late), 0);
    assert.deepEqual(journal.unconfirmed(), [entry('waiting')]);
    assert.deepEqual(journal.newest({ skip: 0, most: 9 }), [{ ...kept, sequence: 2 }]);
    assert.equal(journal.prune('2024-01-08T00:00:00.001Z'), 1, 'the fresh one stood there until now');
    journal.close();
  });

  it('survives being opened again', () => {
    const file = freshFile();
    const first = openJournal(file);
    first.record([entry('a'), entry('b')], 'now');
    first.confirm([{ id: 'a', sequence: 1 }]);
    first.close();
    const second = openJournal(file);
    assert.deepEqual(second.unconfirmed(), [entry('b')]);
    second.close();
  });

  it('is synced before it answers: synchronous is FULL on the connection that writes', () => {
    const pragma = jest.spyOn(Database.prototype, 'pragma');
    const journal = openJournal(freshFile());
    const connection = pragma.mock.contexts[0] as Database.Database;
    pragma.mockRestore();
    assert.equal(connection.pragma('synchronous', { simple: true }), 2);
    assert.equal(connection.pragma('journal_mode', { simple: true }), 'wal');
    journal.record([entry('a')], 'now');
    assert.deepEqual(connection.prepare('SELECT id FROM journal').all(), [{ id: 'a' }]);
    journal.close();
  });
});
