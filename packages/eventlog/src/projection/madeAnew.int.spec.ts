import assert from 'node:assert/strict';
import { join } from 'node:path';
import { migration } from '../tables/migration.js';
import { Store } from '../tables/store.js';
import { failed, type LogFixture, solved, startLog } from '../testkit/logFixture.js';
import { tallyProjection } from '../testkit/tallyProjection.js';
import { madeAnew, stampOf } from './madeAnew.js';
import type { Projection } from './projection.js';
import { replay } from './replay.js';

const tally = tallyProjection();
const noteStep = migration('Notes1763000000001', ['CREATE TABLE note (at TEXT PRIMARY KEY, word TEXT NOT NULL)']);
const countStep = migration('Counts1764000000000', ['CREATE TABLE counted (solved INTEGER PRIMARY KEY)']);
const before: Projection = { ...tally, migrations: [...tally.migrations, noteStep], memory: ['note'] };
/** What the next version knows beside: the series by their number of solved frames. */
const after: Projection = {
  ...before,
  migrations: [...before.migrations, countStep],
  handlers: {
    ...tally.handlers,
    FramesSolved: (store, event) => {
      tally.handlers.FramesSolved?.(store, event);
      store.run('INSERT OR IGNORE INTO counted VALUES (?)', event.payload.solved);
    },
  },
};

let fixture: LogFixture;
let said: string[];
const say = (sentence: string) => void said.push(sentence);
const countedIn = (store: Store) =>
  store.all<{ solved: number }>('SELECT solved FROM counted').map((row) => row.solved);

/** Opened by the next version, with what stands in the file from before. */
async function opened(projection: Projection): Promise<Store> {
  return Store.open(join(fixture.folder, 'tally.db'), projection);
}

async function filledByThe(projection: Projection): Promise<void> {
  await fixture.log().publishMany([solved('a', { count: 3 }), solved('b', { target: 'X', count: 7 })]);
  await fixture.log().publishMany([failed('c', 'c.fits'), failed('d', 'd.fits')]);
  const store = await opened(projection);
  await madeAnew(fixture.broker, store, projection, say);
  await replay(fixture.broker, store, projection);
  store.run("INSERT INTO note VALUES ('now', 'kept')");
  await store.close();
}

describe('tables of another version of the program', () => {
  beforeEach(async () => {
    said = [];
    fixture = await startLog();
  });
  afterEach(() => fixture.stop());

  it('are made anew of the log, so that what is new knows what is old, and keep what is no part of the log', async () => {
    await filledByThe(before);
    const store = await opened(after);
    assert.deepEqual(countedIn(store), []);
    await madeAnew(fixture.broker, store, after, say);
    assert.deepEqual(countedIn(store), [3, 7]);
    assert.deepEqual(store.all('SELECT * FROM note'), [{ at: 'now', word: 'kept' }]);
    assert.deepEqual(store.get('SELECT count(*) AS lost FROM lost'), { lost: 2 });
    assert.match(said.join('\n'), /another version .* made anew of the event log\n.* of 4 events/);
    await store.close();
  });

  it('are made anew with a word on how far they are, where that takes long', async () => {
    await filledByThe(before);
    const store = await opened(after);
    let now = 0;
    const slowClock = () => {
      now += 4_000;
      return now;
    };
    await madeAnew(fixture.broker, store, after, say, slowClock);
    assert.deepEqual(said.slice(1, -1), ['made anew 4 of 4 events']);
    await store.close();
  });

  it('stay as they are from then on, and where they are new', async () => {
    await filledByThe(after);
    const store = await opened(after);
    store.run('DELETE FROM counted');
    await madeAnew(fixture.broker, store, after, say);
    assert.deepEqual([countedIn(store), said], [[], []]);
    await store.close();
  });

  it('are made anew where nobody stamped them, as before there were stamps', async () => {
    await filledByThe(after);
    const store = await opened(after);
    store.stamp = 0;
    store.run('DELETE FROM counted');
    await madeAnew(fixture.broker, store, after, say);
    assert.deepEqual(countedIn(store), [3, 7]);
    assert.match(said[0] ?? '', /of an earlier version/);
    await store.close();
  });

  it('stay where the log cannot be read to its end, which is said', async () => {
    await filledByThe(before);
    await fixture.broker.client.publish('wombat.frames.x', 'no event');
    const store = await opened(after);
    await madeAnew(fixture.broker, store, after, say);
    assert.deepEqual(store.get('SELECT count(*) AS lost FROM lost'), { lost: 2 });
    assert.match(said.at(-1) ?? '', /stay as they are, and may lack what is new/);
    assert.notEqual(store.stamp, stampOf(after));
    await store.close();
  });
});

describe('the stamp of tables', () => {
  it('is another where a step, an event or the version of a handler is', () => {
    const handled: Projection = { ...before, handlers: { ...before.handlers, SeriesResumed: () => {} } };
    const stamps = [before, after, handled, { ...before, version: 2 }].map(stampOf);
    assert.equal(new Set(stamps).size, stamps.length);
    assert.equal(stampOf({ ...after, migrations: [...after.migrations].reverse() }), stampOf(after));
    assert.ok(stamps.every((stamp) => stamp > 0 && stamp < 2 ** 31));
  });
});
