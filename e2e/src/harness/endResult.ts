import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The observer's tables without what is volatile: how long a solve took and when it was written down. */
const TABLES: Readonly<Record<string, string>> = {
  target: '*',
  cal: '*',
  frame: 'date, target_name, filter, kind, filename, sha256, state, reason',
  wcs: 'date, target_name, filter, filename, solve_try, success, method, ra_deg, dec_deg, pixel_scale, rotation_deg, num_stars, hfd, error_message',
  comp_star: '*',
  submission: '*',
};

/** Tells which home the folder is of, and since when. */
const WHOSE = '.wombat-home';

/**
 * Everything a run leaves behind that must not depend on how it went: rows of the tables and hashes of the products.
 */
export interface EndResult {
  rows: Record<string, unknown[]>;
  products: Record<string, string>;
}

export async function endResult(places: { data: string; home: string }): Promise<EndResult> {
  return { rows: rowsOf(join(places.home, 'wombatpipeline.db')), products: await productsBelow(places.data) };
}

export function rowsOf(file: string): Record<string, unknown[]> {
  const db = new Database(file, { readonly: true });
  try {
    return Object.fromEntries(
      Object.entries(TABLES).map(([table, columns]) => [
        table,
        sorted(db.prepare(`SELECT ${columns} FROM ${table}`).all()),
      ]),
    );
  } finally {
    db.close();
  }
}

function sorted(rows: unknown[]): unknown[] {
  return rows
    .map((row) => ({ row, key: JSON.stringify(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

/** Hash of every file below a folder, by relative path; nothing half-written may be among them. */
export async function productsBelow(root: string): Promise<Record<string, string>> {
  if (!existsSync(root)) return {};
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== WHOSE)
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [file.slice(root.length + 1), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}
