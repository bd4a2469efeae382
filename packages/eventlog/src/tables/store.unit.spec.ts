import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Tally, tallyProjection } from '../testkit/tallyProjection.js';
import { Store } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-store-'));
const schema = tallyProjection();
let files = 0;
const freshFile = () => join(folder, String(++files), 'tally.db');
const ROWS = 'SELECT target, solved FROM tally ORDER BY target';

function write(store: Store, target: string, solved = 1): void {
  store.run('INSERT INTO tally VALUES (?, ?, 1)', target, solved);
}

/** As a question from outside reads them. */
async function read(store: Store): Promise<{ target: string; solved: number }[]> {
  const rows = await store.read(Tally, (tallies) => tallies.find({ order: { target: 'ASC' } }));
  return rows.map(({ target, solved }) => ({ target, solved }));
}

describe('Store', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes folder and tables, and finds its rows when opened again', async () => {
    const file = freshFile();
    const first = await Store.open(file, schema);
    write(first, 'SS Cyg', 3);
    await first.close();
    const second = await Store.open(file, schema);
    assert.deepEqual(second.all(ROWS), [{ target: 'SS Cyg', solved: 3 }]);
    assert.deepEqual(second.get('SELECT solved FROM tally WHERE target = ?', 'SS Cyg'), { solved: 3 });
    assert.equal(second.get('SELECT solved FROM tally WHERE target = ?', 'TT Ari'), undefined);
    assert.equal(second.run('UPDATE tally SET solved = 4'), 1);
    await second.close();
  });

  it('undoes all of a transaction that throws', async () => {
    const store = await Store.open(freshFile(), schema);
    const failing = () =>
      store.transaction(() => {
        write(store, 'SS Cyg');
        throw new Error('half way');
      });
    assert.throws(failing, { message: 'half way' });
    assert.deepEqual(store.all(ROWS), []);
    await store.close();
  });

  it('answers queries from outside on a connection that cannot write', async () => {
    const store = await Store.open(freshFile(), schema);
    write(store, 'SS Cyg');
    assert.equal(await store.read(Tally, (tallies) => tallies.countBy({ solved: 1 })), 1);
    await assert.rejects(
      store.read(Tally, (tallies) => tallies.insert({ target: 'TT Ari', solved: 1, times: 1 })),
      /readonly/,
    );
    await assert.rejects(
      store.read(Tally, (tallies) => tallies.delete({ solved: 1 })),
      /readonly/,
    );
    await assert.rejects(
      store.read(Tally, (tallies) => tallies.query('DROP TABLE tally')),
      /readonly/,
    );
    assert.deepEqual(store.all(ROWS), [{ target: 'SS Cyg', solved: 1 }]);
    await store.close();
  });

  it('opens one reader for queries that come at once, and leaves no file of its own open when closed', async () => {
    const file = freshFile();
    const store = await Store.open(file, schema);
    write(store, 'SS Cyg');
    const answers = await Promise.all([read(store), read(store), read(store)]);
    assert.deepEqual(answers[2], [{ target: 'SS Cyg', solved: 1 }]);
    await store.close();
    assert.deepEqual(readdirSync(dirname(file)), [basename(file)]);
  });

  it('swaps in a rebuilt file while readers are open: ours sees the new rows, a stranger keeps the old ones', async () => {
    const store = await Store.open(freshFile(), schema);
    write(store, 'old');
    await read(store);
    const stranger = new Database(store.file, { readonly: true });
    const reading = stranger.prepare(ROWS).iterate();
    assert.deepEqual(reading.next().value, { target: 'old', solved: 1 });
    reading.return?.();
    const fresh = await store.fresh();
    write(fresh, 'new', 2);
    await store.replaceBy(fresh);
    assert.deepEqual(store.all(ROWS), [{ target: 'new', solved: 2 }]);
    assert.deepEqual(await read(store), [{ target: 'new', solved: 2 }]);
    assert.deepEqual(stranger.prepare(ROWS).all(), [{ target: 'old', solved: 1 }]);
    assert.equal(existsSync(fresh.file), false);
    write(store, 'newer');
    assert.equal((await read(store)).length, 2);
    stranger.close();
    await store.close();
  });

  it('shows at once what a fresh file is filled with, and puts all of it in place of the old', async () => {
    const store = await Store.open(freshFile(), schema);
    const fresh = await store.fresh();
    assert.deepEqual([store.isFilled, fresh.isFilled], [false, true]);
    const targets = Array.from({ length: 600 }, (_, index) => `target ${index}`);
    for (const [index, target] of targets.entries()) {
      fresh.transaction(() => write(fresh, target));
      assert.equal(fresh.all(ROWS).length, index + 1);
    }
    fresh.stamp = 7;
    fresh.transaction(() => write(fresh, 'the last'));
    await store.replaceBy(fresh);
    assert.deepEqual([store.stamp, store.all(ROWS).length], [7, 601]);
    await store.close();
  });

  it('keeps no statement and no reader of the old file, whatever is asked while it is swapped', async () => {
    const store = await Store.open(freshFile(), schema);
    write(store, 'old');
    await read(store);
    const fresh = await store.fresh();
    write(fresh, 'new', 2);
    const swapped = store.replaceBy(fresh);
    let done = false;
    swapped.finally(() => {
      done = true;
    });
    while (!done) {
      assert.equal(store.all(ROWS).length, 1);
      assert.equal((await read(store)).length, 1);
      await Promise.resolve();
    }
    await swapped;
    assert.deepEqual(store.all(ROWS), [{ target: 'new', solved: 2 }]);
    assert.deepEqual(await read(store), [{ target: 'new', solved: 2 }]);
    await store.close();
  });

  it('gives a fresh file also where an earlier rebuild was cut off', async () => {
    const store = await Store.open(freshFile(), schema);
    const cutOff = await store.fresh();
    write(cutOff, 'half');
    await cutOff.close();
    const fresh = await store.fresh();
    assert.deepEqual(fresh.all(ROWS), []);
    await fresh.close();
    await store.close();
  });
});
