import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { event } from '../testkit/sampleEvents.js';
import { tallyProjection } from '../testkit/tallyProjection.js';
import { TemporaryTables } from '../testkit/temporaryTables.js';
import { isNew, keyOfId } from './appliedEvents.js';

const IDS = [
  'solved:20250629/Reduced/XZ Cyg/V/r1/a.fits:1',
  'measure/20250630/XZ Cyg/V/r1.1:done',
  'scan:f52cf2d1',
  '',
];

describe('ids of events that were applied', () => {
  let tables: TemporaryTables;
  beforeEach(async () => {
    tables = await TemporaryTables.open(tallyProjection());
  });
  afterEach(() => tables.close());

  it('are new once', () => {
    const ask = () => IDS.map((id) => isNew(tables.store, id));
    assert.deepEqual(ask(), [true, true, true, true]);
    assert.deepEqual(ask(), [false, false, false, false]);
  });

  it('are not new where they were entered before those of a night stood together', () => {
    const [first = '', second = ''] = IDS;
    tables.store.run('INSERT INTO applied_before VALUES (?)', hash('sha256', first, 'buffer').subarray(0, 16));
    assert.deepEqual([isNew(tables.store, first), isNew(tables.store, second)], [false, true]);
  });

  it('are asked of the tables that took the place of others', async () => {
    const [first = '', second = ''] = IDS;
    tables.store.run('INSERT INTO applied_before VALUES (?)', hash('sha256', first, 'buffer').subarray(0, 16));
    assert.equal(isNew(tables.store, first), false);
    const fresh = await tables.store.fresh();
    assert.equal(isNew(fresh, second), true);
    await tables.store.replaceBy(fresh);
    assert.deepEqual([isNew(tables.store, first), isNew(tables.store, second)], [true, false]);
  });

  it('stand together by the night they name first', () => {
    const keys = ['a:20250701/x:1', 'b:20250630/y:20240101', 'c:20250701/z', 'd:20250630/w', 'none:7'].map(keyOfId);
    const nights = keys.toSorted().map((key) => key.slice(0, 8));
    assert.deepEqual(nights, ['00000000', '20250630', '20250630', '20250701', '20250701']);
    assert.ok(keys.every(({ length }) => length === 24));
    assert.notEqual(keyOfId('a:20250701/x:1'), keyOfId('a:20250701/x:2'));
  });
});

describe('tables of a program that entered ids otherwise', () => {
  it('know the events that it applied, and take others', async () => {
    const known = event('FrameFailed', { path: '20250629/a.fits' }, { id: 'failed:20250629/a.fits' });
    const digest = hash('sha256', known.id, 'hex').slice(0, 32);
    const before = `CREATE TABLE checkpoint (stream TEXT PRIMARY KEY, sequence INTEGER NOT NULL, event_id TEXT NOT NULL);
      CREATE TABLE subject_head (subject TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
      CREATE TABLE applied_event (digest BLOB PRIMARY KEY) WITHOUT ROWID;
      INSERT INTO applied_event VALUES (x'${digest}');
      CREATE TABLE "migrations" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "timestamp" bigint NOT NULL, "name" varchar NOT NULL);
      INSERT INTO migrations (timestamp, name) VALUES (1700000000000, 'CheckpointTables1700000000000'),
        (1764260000000, 'AppliedEvents1764260000000');`;
    const tables = await TemporaryTables.open(tallyProjection(), before);
    try {
      assert.equal(isNew(tables.store, known.id), false);
      assert.equal(isNew(tables.store, 'failed:20250629/b.fits'), true);
    } finally {
      await tables.close();
    }
  });
});
