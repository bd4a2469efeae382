import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migration } from './migration.js';
import { Snapshot } from './snapshot.js';
import { Store } from './store.js';

describe('Snapshot', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
    const tables = migration('Stars1763000000000', ['CREATE TABLE star (name TEXT PRIMARY KEY)']);
    store = await Store.open(join(folder, 'stars.db'), { migrations: [tables] });
    store.run("INSERT INTO star VALUES ('SS Cyg')");
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const names = (rows: Snapshot) => rows.all<{ name: string }>('SELECT name FROM star').map(({ name }) => name);

  it('answers of the moment it was first asked, while the store goes on', () => {
    const rows = new Snapshot(store.file);
    assert.deepEqual(names(rows), ['SS Cyg']);
    store.run("INSERT INTO star VALUES ('U Gem')");
    assert.deepEqual(names(rows), ['SS Cyg']);
    assert.equal(rows.get('SELECT name FROM star WHERE name = ?', 'U Gem'), undefined);
    rows.close();
    const later = new Snapshot(store.file);
    assert.deepEqual(names(later), ['SS Cyg', 'U Gem']);
    later.close();
  });

  it('cannot write, and opens nothing that is not there', () => {
    const rows = new Snapshot(store.file);
    assert.throws(() => rows.all("INSERT INTO star VALUES ('U Gem') RETURNING name"), /readonly/);
    rows.close();
    assert.throws(() => new Snapshot(join(folder, 'none.db')), /unable to open/);
  });
});
