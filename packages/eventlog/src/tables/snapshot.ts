import Database from 'better-sqlite3';
import type { Row, Rows } from './store.js';

/**
 * The rows of a store's file as they stand when it is first asked, for a thread beside the one that writes: whatever is
 * applied meanwhile, all its answers are of one moment. It holds no statement: it is opened for one task.
 */
export class Snapshot implements Rows {
  readonly replacements = 0;
  private readonly db: Database.Database;

  constructor(file: string) {
    this.db = new Database(file, { readonly: true, fileMustExist: true });
    this.db.exec('BEGIN');
  }

  all<T = Row>(sql: string, ...values: unknown[]): T[] {
    return this.db.prepare(sql).all(...values) as T[];
  }

  get<T = Row>(sql: string, ...values: unknown[]): T | undefined {
    return this.db.prepare(sql).get(...values) as T | undefined;
  }

  close(): void {
    this.db.close();
  }
}
