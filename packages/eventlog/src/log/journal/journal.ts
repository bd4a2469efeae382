import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { ofOwnerAlone } from '../../tables/ofOwnerAlone.js';

/**
 * What this service has published, kept on disk before the broker is asked: the broker acknowledges before it syncs.
 */
export interface JournalEntry {
  id: string;
  type: string;
  subject: string;
  headers: string;
  data: string;
  keep: 'forever' | 'derivable';
  /** The last sequence of the subject the decision rested on; null where it rested on none. */
  expected: number | null;
}

/** An entry that the log took, with the place it got there. */
export interface ConfirmedEntry extends JournalEntry {
  sequence: number;
}

export interface Journal {
  /**
   * Writes and syncs the entries without a sequence and returns what is to be sent: where an entry stands unconfirmed
   * from an earlier try it is that one, so that log and journal hold the same bytes. Confirmed entries stay as they
   * are.
   */
  record(entries: readonly JournalEntry[], at: string): JournalEntry[];
  confirm(published: readonly { id: string; sequence: number }[]): void;
  /** The log refused it: it never happened. */
  withdraw(id: string): void;
  unconfirmed(): JournalEntry[];
  /**
   * Forgets what the log took and the files can give again, where it was written before that time (ISO 8601, UTC);
   * returns how many entries. What waits to be sent stays, and what nothing can make again for ever.
   */
  prune(writtenBefore: string): number;
  /** Confirmed entries that nothing can make again, the newest first. */
  newest(page: { skip: number; most: number }): ConfirmedEntry[];
  close(): void;
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS journal (
  id TEXT PRIMARY KEY, type TEXT NOT NULL, subject TEXT NOT NULL, headers TEXT NOT NULL, data TEXT NOT NULL,
  keep TEXT NOT NULL, expected INTEGER, sequence INTEGER, written_at TEXT NOT NULL)`;

/** What starts and the ends of runs ask for, found without a look at all that was ever written. */
const INDEXES = `CREATE INDEX IF NOT EXISTS journal_waiting ON journal (sequence) WHERE sequence IS NULL;
  CREATE INDEX IF NOT EXISTS journal_derivable ON journal (written_at) WHERE keep = 'derivable';
  CREATE INDEX IF NOT EXISTS journal_forever ON journal (sequence) WHERE keep = 'forever'`;

const COLUMNS = 'id, type, subject, headers, data, keep, expected';

/** Opens or makes the journal file; synchronous=FULL, so that what is recorded survives a power cut. */
export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(ofOwnerAlone(file));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(SCHEMA);
  db.exec(INDEXES);
  const insert = db.prepare(
    `INSERT OR IGNORE INTO journal (id, type, subject, headers, data, keep, expected, written_at)
     VALUES (@id, @type, @subject, @headers, @data, @keep, @expected, @at)`,
  );
  const confirm = db.prepare('UPDATE journal SET sequence = ? WHERE id = ?');
  const withdraw = db.prepare('DELETE FROM journal WHERE id = ? AND sequence IS NULL');
  const open = db.prepare(`SELECT ${COLUMNS} FROM journal WHERE sequence IS NULL ORDER BY rowid`);
  const standing = db.prepare(`SELECT ${COLUMNS} FROM journal WHERE sequence IS NULL AND id = ?`);
  const prune = db.prepare("DELETE FROM journal WHERE sequence IS NOT NULL AND keep = 'derivable' AND written_at < ?");
  const newest = db.prepare(
    `SELECT ${COLUMNS}, sequence FROM journal WHERE sequence IS NOT NULL AND keep = 'forever'
     ORDER BY sequence DESC, rowid DESC LIMIT @most OFFSET @skip`,
  );
  const recordAll = db.transaction((entries: readonly JournalEntry[], at: string) =>
    entries.map((entry) => {
      insert.run({ ...entry, at });
      return (standing.get(entry.id) as JournalEntry | undefined) ?? entry;
    }),
  );
  const confirmAll = db.transaction((published: readonly { id: string; sequence: number }[]) => {
    for (const { id, sequence } of published) confirm.run(sequence, id);
  });
  return {
    record: recordAll,
    confirm: confirmAll,
    withdraw: (id) => void withdraw.run(id),
    newest: (page) => newest.all(page) as ConfirmedEntry[],
    unconfirmed: () => open.all() as JournalEntry[],
    prune: (writtenBefore) => prune.run(writtenBefore).changes,
    close: () => db.close(),
  };
}
