import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openJournal } from '../log/journal/journal.js';
import { JournalsAgainstLog } from '../log/journal/journalsAgainstLog.js';
import { walkLog } from '../log/walk/walkLog.js';
import { Store } from '../tables/store.js';
import { failed, type LogFixture, said, solved, startLog } from '../testkit/logFixture.js';
import { loseTail } from '../testkit/lostTail.js';
import { tallyProjection } from '../testkit/tallyProjection.js';
import { madeAnew } from './madeAnew.js';
import { replay } from './replay.js';
import { type TablesCheck, tablesAgainstLog } from './tablesAgainstLog.js';

let fixture: LogFixture;
const AGREE: TablesCheck = { exist: true, areOfThisLog: true, areOfThisVersion: true, differing: [] };
const file = () => join(fixture.folder, 'tally.db');
const check = () => tablesAgainstLog(fixture.broker, file(), tallyProjection());

/** The tables as they are now, for a change by `work`. */
async function tables(work: (store: Store) => void | Promise<void>): Promise<void> {
  const store = await Store.open(file(), tallyProjection());
  await work(store);
  await store.close();
}

const follow = () =>
  tables(async (store) => {
    await madeAnew(fixture.broker, store, tallyProjection(), () => undefined);
    await replay(fixture.broker, store, tallyProjection());
  });

describe('tables held against the log', () => {
  beforeEach(async () => {
    fixture = await startLog();
    await fixture.log().publish(solved('a1', { target: 'A' }));
    await fixture.log().publish(solved('b1', { target: 'B' }));
    await fixture.log().publish(failed('f1', 'one.fits'));
  });
  afterEach(() => fixture.stop());

  it('are none before a service ran, and agree when it has followed the log, all of it or some', async () => {
    assert.deepEqual(await check(), { ...AGREE, exist: false });
    await follow();
    await fixture.log().publish(solved('a2', { target: 'A', count: 2 }));
    assert.deepEqual(await check(), AGREE);
    await tables((store) => assert.equal(store.all('SELECT * FROM tally').length, 2));
  });

  it('differ by every row that was taken, changed or put in', async () => {
    await follow();
    await tables((store) => {
      store.run("DELETE FROM tally WHERE target = 'A'");
      store.run("UPDATE lost SET reason = 'another'");
    });
    assert.deepEqual((await check()).differing, [
      { table: 'lost', missing: 1, extra: 1 },
      { table: 'tally', missing: 1, extra: 0 },
    ]);
  });

  it('are not compared where another version made them, as they are made anew at the next start', async () => {
    await follow();
    await tables((store) => {
      store.run('DELETE FROM tally');
      store.stamp = 7;
    });
    assert.deepEqual(await check(), { ...AGREE, areOfThisVersion: false });
  });

  it('are of another log where it lost what they know, and the journal tells what', async () => {
    const journal = openJournal(join(fixture.folder, 'journal.db'));
    const log = fixture.log({ journal });
    await log.publish(said('kept'));
    await loseTail(fixture, async () => {
      await log.publish(said('lost', { target: 'B' }));
      await follow();
    });
    assert.equal((await check()).areOfThisLog, false);
    const written = new JournalsAgainstLog([journal]);
    assert.equal(await walkLog(fixture.broker, 'events', (message) => written.see(message)), 3);
    assert.equal(written.count, 2);
    assert.deepEqual(
      written.lost().map(({ id }) => id),
      ['lost'],
    );
    journal.close();
  });
});
