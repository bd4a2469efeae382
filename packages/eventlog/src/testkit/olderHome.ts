import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkpointOf, mergeProjections, type Projection } from '../projection/projection.js';
import type { Row } from '../tables/store.js';
import { event, revision } from './sampleEvents.js';
import { TemporaryTables } from './temporaryTables.js';

/**
 * Tables as an earlier version left them, as a dump (`sqlite3 FILE .dump`), open with this version's steps: every row
 * is still there, the schema is that of a new home, and the projection goes on where it stood.
 */
export async function assertOpensOlderHome(dump: URL, ...parts: Projection[]): Promise<void> {
  const text = readFileSync(dump, 'utf8');
  const projection = mergeProjections(parts);
  const [left, opened, fresh] = [
    await TemporaryTables.open({ ...projection, migrations: [] }, text),
    await TemporaryTables.open(projection, text),
    await TemporaryTables.open(projection),
  ];
  try {
    assert.deepEqual(opened.schema(), fresh.schema());
    const rows = opened.rows();
    for (const [table, before] of Object.entries(left.rows())) assertKept(table, before, rows[table] ?? []);
    const checkpoint = checkpointOf(left.store, 'events');
    assert.ok(checkpoint > 0, 'an older home has seen events');
    opened.append(event('ReductionRequested', { reduction: revision(3) }));
    assert.equal(checkpointOf(opened.store, 'events'), checkpoint + 1);
  } finally {
    for (const tables of [left, opened, fresh]) await tables.close();
  }
}

/** Rows may have got columns, and lost nothing. */
function assertKept(table: string, before: readonly Row[], after: readonly Row[]): void {
  assert.equal(after.length, before.length, `rows of ${table}`);
  for (const row of before) {
    const kept = after.some((one) => Object.entries(row).every(([column, value]) => one[column] === value));
    assert.ok(kept, `${table} has lost ${JSON.stringify(row)}`);
  }
}
