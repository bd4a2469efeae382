import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Migration } from './migration.js';

/** The steps that laid the tables in `file` and that this program does not know: a newer one has laid them. */
export function newerSteps(file: string, migrations: readonly Migration[]): string[] {
  if (!existsSync(file)) return [];
  const db = new Database(file, { readonly: true });
  try {
    const kept = db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'migrations'").pluck().get();
    if (kept === 0) return [];
    const laid = db.prepare('SELECT name FROM migrations ORDER BY timestamp').pluck().all() as string[];
    const known = new Set(migrations.map((Step) => new Step().name));
    return laid.filter((name) => !known.has(name));
  } finally {
    db.close();
  }
}
