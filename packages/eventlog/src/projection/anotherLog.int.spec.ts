import 'reflect-metadata';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { connectBroker, ensureStreams, headOf, STREAMS } from '../log/broker.js';
import { openJournal } from '../log/journal/journal.js';
import { gapIn } from '../log/logIdentity.js';
import { Store } from '../tables/store.js';
import { type LogFixture, said, solved, startLog } from '../testkit/logFixture.js';
import { loseTail, restarted } from '../testkit/lostTail.js';
import { startNatsServer } from '../testkit/natsServer.js';
import { tallyProjection } from '../testkit/tallyProjection.js';
import { until } from '../testkit/until.js';
import { JetStreamStrategy } from './jetStreamStrategy.js';
import { checkpointOf } from './projection.js';
import { replay } from './replay.js';

let fixture: LogFixture;

async function open() {
  const store = await Store.open(join(fixture.folder, 'tally.db'), tallyProjection());
  const journal = openJournal(join(fixture.folder, 'journal.db'));
  const log = fixture.log({ journal });
  const [failures, warnings]: [unknown[], string[]] = [[], []];
  const strategy = new JetStreamStrategy({
    ...{ broker: fixture.broker, log, service: 'test', store, projection: tallyProjection() },
    failed: (error) => failures.push(error),
    warn: (text) => warnings.push(text),
  });
  const listen = async () => {
    const problem = await new Promise((resolve) => void strategy.listen(resolve));
    if (problem !== undefined) throw problem;
    for (const stream of ['events', 'frames'] as const) {
      const head = await headOf(fixture.broker, stream);
      await until(() => checkpointOf(store, stream) >= head);
    }
  };
  const stop = async () => {
    await strategy.close();
    await store.close();
    journal.close();
  };
  const targets = () => store.all('SELECT target, times FROM tally ORDER BY target');
  const compare = () => strategy.compare();
  return { log, listen, stop, compare, failures, warnings, targets };
}

async function whenNext(wanted: 'disconnect' | 'reconnect'): Promise<void> {
  for await (const { type } of fixture.broker.connection.status()) if (type === wanted) break;
}

describe('tables that were made of another log', () => {
  beforeEach(async () => {
    fixture = await startLog();
  });
  afterEach(() => fixture.stop());

  it('are made anew of a log that lost its tail and grew again, with what people told this service', async () => {
    const before = await open();
    await before.log.publish(solved('a1', { target: 'A' }));
    await loseTail(fixture, async () => {
      await before.log.publish(solved('a2', { target: 'B' }));
      await before.log.publish(said('a3'));
      await before.listen();
    });
    await before.stop();
    await fixture.log().publish(solved('c2', { target: 'C' }));
    const after = await open();
    await after.listen();
    const rows = ['A', 'C'].map((target) => ({ target, times: 1 }));
    assert.deepEqual(after.targets(), rows);
    assert.match(
      after.warnings.join(),
      /^the log is not the one the tables were made of: 1 events put back, 3 replayed$/,
    );
    await after.stop();
    const later = await open();
    await later.listen();
    assert.deepEqual([later.targets(), later.warnings], [rows, []]);
    await later.stop();
  });

  it('are made anew of a log that lost its tail and has the same work again in its place', async () => {
    const before = await open();
    await loseTail(fixture, async () => {
      await before.log.publish(solved('a1', { target: 'A' }));
      await before.listen();
    });
    await before.stop();
    const later = () => new Date('2024-01-02T03:05:00.000Z');
    await fixture.log({ now: later }).publish(solved('a1', { target: 'A', count: 2 }));
    const after = await open();
    await after.listen();
    assert.match(
      after.warnings.join(),
      /^the log is not the one the tables were made of: 0 events put back, 1 replayed$/,
    );
    await after.stop();
  });

  it('end a service that is running when the broker comes back without its last words', async () => {
    const running = await open();
    await running.log.publish(solved('a1', { target: 'A' }));
    await running.listen();
    await loseTail(fixture, async () => {
      await running.log.publish(solved('a2', { target: 'B' }));
      await until(() => running.targets().length === 2);
    });
    await until(() => running.failures.length > 0);
    assert.match(String(running.failures[0]), /the broker came back with another log than the tables were made of/);
    await running.stop();
  });

  it('end a service that is asked to compare them with a log that was laid anew meanwhile', async () => {
    const running = await open();
    await running.listen();
    await running.log.publish(solved('a1', { target: 'A' }));
    await until(() => running.targets().length === 1);
    assert.deepEqual([await running.compare(), running.failures], [true, []]);
    await fixture.broker.streams.streams.delete(STREAMS.events.name);
    await ensureStreams(fixture.broker);
    assert.equal(await running.compare(), false);
    assert.match(running.failures.join(), /the log is another one than the tables were made of/);
    await running.stop();
  });

  it('let no decision into a log that lost what it may rest on', async () => {
    const running = await open();
    await running.listen();
    await loseTail(fixture, async () => {
      await running.log.publish(solved('a1', { target: 'A' }));
      await until(() => running.targets().length === 1);
      const decision = whenNext('reconnect').then(() => running.log.publish(solved('b1', { target: 'B' })));
      decision.catch(() => undefined);
    });
    await until(() => running.failures.length > 0);
    assert.equal(await headOf(fixture.broker, 'events'), 0);
    await running.stop();
    const later = await open();
    await later.listen();
    assert.deepEqual(later.targets(), []);
    await later.stop();
  });

  it('let decisions wait for a broker that comes back with all it had', async () => {
    const running = await open();
    await running.listen();
    const decision = whenNext('disconnect').then(() => running.log.publish(solved('b1', { target: 'B' })));
    await restarted(fixture, () => undefined);
    assert.equal((await decision).outcome, 'published');
    await until(() => running.targets().length === 1);
    await running.stop();
  });

  it('are left alone when the broker comes back with all it had', async () => {
    const running = await open();
    await running.listen();
    await running.log.publish(solved('a1', { target: 'A' }));
    await restarted(fixture, () => undefined);
    await running.log.publish(solved('a2', { target: 'B' }));
    await until(() => running.targets().length === 2);
    assert.deepEqual(running.failures, []);
    await running.stop();
  });
});

describe('a log with a gap', () => {
  it('is not replayed: the tables would miss what stood there', async () => {
    const server = await startNatsServer();
    const broker = await connectBroker({ url: server.url, name: 'test' });
    for (const { name, subject } of [STREAMS.events, STREAMS.frames])
      await broker.streams.streams.add({ name, subjects: [subject], allow_direct: true });
    fixture = await startLog();
    const log = fixture.log({ broker });
    for (const id of ['a1', 'a2', 'a3']) await log.publish(solved(id));
    const store = await Store.open(join(fixture.folder, 'gap.db'), tallyProjection());
    await broker.streams.streams.deleteMessage(STREAMS.events.name, 2);
    assert.equal(await gapIn(broker, 'events'), 'the log of events holds 2 events of 3');
    await broker.streams.streams.deleteMessage(STREAMS.events.name, 1);
    const said = 'the log of events holds 1 events of 3, of which the first is 3';
    assert.equal(await gapIn(broker, 'events'), said);
    await assert.rejects(replay(broker, store, tallyProjection()), (error: Error) => error.message.startsWith(said));
    assert.equal(checkpointOf(store, 'events'), 0);
    await store.close();
    await broker.close();
    await server.stop();
    await fixture.stop();
  });
});
