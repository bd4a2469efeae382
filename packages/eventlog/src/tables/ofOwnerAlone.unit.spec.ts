import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../log/journal/journal.js';
import { tallyProjection } from '../testkit/tallyProjection.js';
import { Store } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-alone-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a new database', () => {
  it('can be read by its owner alone, with what lies beside it while it is open', async () => {
    const journal = openJournal(join(folder, 'journal.db'));
    const store = await Store.open(join(folder, 'tables.db'), tallyProjection());
    store.run("INSERT INTO lost VALUES ('a.fits', 'empty')");
    const names = readdirSync(folder);
    assert.ok(names.includes('tables.db-wal') && names.includes('journal.db'), names.join());
    for (const name of names) assert.equal((statSync(join(folder, name)).mode & 0o777).toString(8), '600', name);
    await store.close();
    journal.close();
  });
});
