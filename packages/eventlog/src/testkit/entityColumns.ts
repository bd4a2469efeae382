import assert from 'node:assert/strict';
import { mergeProjections, type Projection } from '../projection/projection.js';
import type { EntityClass } from '../tables/reader.js';
import { TemporaryTables } from './temporaryTables.js';

interface TableColumn {
  name: string;
  type: string;
  notnull: number;
}

/**
 * Every entity of a projection has the columns of its table: all of them, by name, type and whether they may be null.
 */
export async function assertEntitiesFit(...parts: Projection[]): Promise<void> {
  const projection = mergeProjections(parts);
  const tables = await TemporaryTables.open(projection);
  try {
    for (const entity of projection.entities ?? []) await assertFits(tables, entity);
  } finally {
    await tables.close();
  }
}

async function assertFits({ store }: TemporaryTables, entity: EntityClass): Promise<void> {
  const { table, keys, columns } = await store.read(entity, async ({ metadata }) => ({
    table: metadata.tableName,
    keys: metadata.primaryColumns.map(({ databaseName }) => databaseName),
    columns: metadata.columns.map(({ databaseName, type, isNullable }) => ({
      name: databaseName,
      // SQLite has no truth values: 0 and 1.
      type: type === 'boolean' ? 'integer' : String(type),
      nullable: isNullable,
    })),
  }));
  const laid = store.all<TableColumn>(`PRAGMA table_info(${table})`).map(({ name, type, notnull }) => ({
    name,
    type: type.toLowerCase(),
    // TypeORM takes no column of a key to be null.
    nullable: notnull === 0 && !keys.includes(name),
  }));
  assert.ok(laid.length > 0, `there is no table ${table}`);
  assert.deepEqual(byName(columns), byName(laid), `columns of the entity of ${table}`);
}

function byName<T extends { name: string }>(columns: readonly T[]): T[] {
  return [...columns].sort((a, b) => (a.name < b.name ? -1 : 1));
}
