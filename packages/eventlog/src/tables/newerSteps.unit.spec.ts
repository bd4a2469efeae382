import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migration } from './migration.js';
import { newerSteps } from './newerSteps.js';
import { Store } from './store.js';

const nights = migration('Nights1700000000000', ['CREATE TABLE night (date TEXT PRIMARY KEY)']);
const clouds = migration('Clouds1700000000001', ['CREATE TABLE cloud (date TEXT PRIMARY KEY)']);

describe('newerSteps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-newer-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are those this program does not know, of tables that are there', async () => {
    const file = join(folder, 'nights.db');
    assert.deepEqual(newerSteps(file, [nights]), []);
    await (await Store.open(file, { migrations: [nights, clouds] })).close();
    assert.deepEqual(newerSteps(file, [nights, clouds]), []);
    assert.deepEqual(newerSteps(file, [nights]), ['Clouds1700000000001']);
  });

  it('are none of tables an older program laid, and of a file without any', async () => {
    const file = join(folder, 'older.db');
    await (await Store.open(file, { migrations: [nights] })).close();
    assert.deepEqual(newerSteps(file, [nights, clouds]), []);
    writeFileSync(join(folder, 'empty.db'), '');
    assert.deepEqual(newerSteps(join(folder, 'empty.db'), [nights]), []);
  });
});
