import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Mark } from '../log/logIdentity.js';
import type { StreamKind } from '../vocabulary/vocabulary.js';
import { MARK_COLUMNS, type MarkRow, markOfRow } from './projection.js';

/** By which events the tables in a file stand, one a stream; for who is not their service. [] where there are none. */
export function marksIn(file: string): { stream: StreamKind; mark: Mark }[] {
  if (!existsSync(file)) return [];
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const rows = db
      .prepare<[], MarkRow & { stream: StreamKind }>(`SELECT stream, ${MARK_COLUMNS} FROM checkpoint`)
      .all();
    return rows.map((row) => ({ stream: row.stream, mark: markOfRow(row) }));
  } finally {
    db.close();
  }
}
