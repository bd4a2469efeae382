import type { Store } from './store.js';

/** A table whose rows are not those of its twin. */
export interface TableDifference {
  table: string;
  /** Rows the twin has and this one lacks. */
  missing: number;
  /** Rows this one has and the twin lacks. */
  extra: number;
}

/** The tables of `store` that differ from those of `other`, which has the same schema; but for `leftOut`. */
export function differingTables(store: Store, other: Store, leftOut: readonly string[]): TableDifference[] {
  store.run('ATTACH DATABASE ? AS twin', other.file);
  try {
    return namesOf(store)
      .filter((name) => name !== 'migrations' && !leftOut.includes(name))
      .map((table) => compare(store, table))
      .filter(({ missing, extra }) => missing + extra > 0);
  } finally {
    store.run('DETACH DATABASE twin');
  }
}

function namesOf(store: Store): string[] {
  const sql = `SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
  return store.all<{ name: string }>(sql).map(({ name }) => name);
}

function compare(store: Store, table: string): TableDifference {
  return {
    table,
    missing: rowsIn(store, `twin."${table}"`, `main."${table}"`),
    extra: rowsIn(store, `main."${table}"`, `twin."${table}"`),
  };
}

function rowsIn(store: Store, one: string, butNot: string): number {
  const sql = `SELECT count(*) AS rows FROM (SELECT * FROM ${one} EXCEPT SELECT * FROM ${butNot})`;
  return store.get<{ rows: number }>(sql)?.rows ?? 0;
}
