import Database from 'better-sqlite3';

/** Copies an SQLite file as it stands at one moment, also while its owner goes on writing to it. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const db = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await db.backup(to);
  } finally {
    db.close();
  }
}
