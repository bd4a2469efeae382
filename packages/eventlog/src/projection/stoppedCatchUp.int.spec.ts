import 'reflect-metadata';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { connectBroker } from '../log/broker.js';
import { openJournal } from '../log/journal/journal.js';
import { SilentLog } from '../log/walk/givenMessages.js';
import { Store } from '../tables/store.js';
import { type LogFixture, solved, startLog } from '../testkit/logFixture.js';
import { tallyProjection } from '../testkit/tallyProjection.js';
import { JetStreamStrategy } from './jetStreamStrategy.js';

/** More than the broker gives at once, so that some are still owed when it is left. */
const EVENTS = 1_500;

describe('a service that catches up with the log', () => {
  let fixture: LogFixture;
  beforeEach(async () => {
    fixture = await startLog();
    await fixture.log().publishMany(Array.from({ length: EVENTS }, (_, index) => solved(`e${index}`)));
  });
  afterEach(() => fixture.stop());

  /** Catches up until the first event is applied; then `then` is done, whose end is waited for. */
  async function caughtUpTo(then: (opened: { strategy: JetStreamStrategy; store: Store }) => Promise<void>) {
    const broker = await connectBroker({ url: fixture.server.url, name: 'test' });
    const tally = tallyProjection();
    const first = Promise.withResolvers<void>();
    const projection = {
      ...tally,
      handlers: {
        FramesSolved: () => {
          first.resolve();
          void broker.close();
        },
      },
    };
    const store = await Store.open(join(fixture.folder, 'tally.db'), projection);
    const journal = openJournal(join(fixture.folder, 'journal.db'));
    const told: unknown[] = [];
    const strategy = new JetStreamStrategy({
      ...{ broker, store, projection, service: 'test', log: fixture.log({ journal }) },
      failed: (error) => told.push(error),
      warn: (text) => told.push(text),
    });
    const listening = strategy.listen((error) => told.push(error));
    await first.promise;
    await then({ strategy, store });
    await listening;
    await store.close();
    journal.close();
    return told;
  }

  it('says that its broker gives no more of its log where it was told nothing', async () => {
    const told = await caughtUpTo(async () => undefined);
    assert.deepEqual(
      told.map((one) => one instanceof SilentLog),
      [true, true],
    );
  });

  it('says nothing of the broker, its tables or itself where it was told to stop meanwhile', async () => {
    assert.deepEqual(await caughtUpTo(({ strategy }) => strategy.close()), []);
  });

  it('says nothing, either, where its tables are closed before it looks again', async () => {
    const told = await caughtUpTo(async ({ strategy, store }) => {
      await strategy.close();
      await store.close();
    });
    assert.deepEqual(told, []);
  });
});
