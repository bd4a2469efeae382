import type { Store } from './store.js';

/** Puts all rows of these tables into those of another file that has the same schema, in place of equal keys there. */
export function carryRows(from: Store, to: Store, tables: readonly string[]): void {
  to.settle();
  to.run('ATTACH DATABASE ? AS before', from.file);
  try {
    for (const table of tables) {
      const columns = to
        .all<{ name: string }>('SELECT name FROM pragma_table_info(?)', table)
        .map(({ name }) => `"${name}"`)
        .join(', ');
      to.run(`INSERT OR REPLACE INTO main."${table}" (${columns}) SELECT ${columns} FROM before."${table}"`);
    }
  } finally {
    to.run('DETACH DATABASE before');
  }
}
