import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Mark } from '../log/logIdentity.js';
import type { StreamKind } from '../vocabulary/vocabulary.js';

/** By which events the tables in a file stand, one a stream; for who is not their service. [] where there are none. */
export function marksIn(file: string): { stream: StreamKind; mark: Mark }[] {
  if (!existsSync(file)) return [];
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const sql = 'SELECT stream, sequence, event_id AS eventId, occurred_at AS occurredAt FROM checkpoint';
    const rows = db.prepare(sql).all() as {
      stream: StreamKind;
      sequence: number;
      eventId: string;
      occurredAt: string | null;
    }[];
    return rows.map(({ stream, sequence, eventId, occurredAt }) => {
      return { stream, mark: { sequence, eventId, ...(occurredAt === null ? {} : { occurredAt }) } };
    });
  } finally {
    db.close();
  }
}
