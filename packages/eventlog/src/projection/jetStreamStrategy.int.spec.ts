import 'reflect-metadata';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Controller, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, type MicroserviceOptions } from '@nestjs/microservices';
import { headOf } from '../log/broker.js';
import type { Recorded } from '../log/envelope.js';
import { openJournal } from '../log/journal/journal.js';
import { Store } from '../tables/store.js';
import { failed, type LogFixture, solved, startLog } from '../testkit/logFixture.js';
import { tallyProjection } from '../testkit/tallyProjection.js';
import { until } from '../testkit/until.js';
import { events, JETSTREAM, JetStreamStrategy } from './jetStreamStrategy.js';
import { checkpointOf, type Projection } from './projection.js';

interface Seen {
  by: string;
  id: string;
  rows: unknown;
}

let fixture: LogFixture;
let files = 0;
/** What the handlers below saw, and the store they look into; one application runs at a time. */
let seen: Seen[] = [];
let store: Store;
let throwsAt = '';

function see(by: string, some: readonly Recorded[]): void {
  const rows = store.all('SELECT * FROM tally UNION ALL SELECT path, 0, 0 FROM lost');
  seen.push(...some.map(({ id }) => ({ by, id, rows })));
}

@Controller()
class FirstReactor {
  @EventPattern<string[]>(events('FramesSolved', 'FrameFailed'), JETSTREAM)
  onEvent(some: readonly Recorded[]): void {
    see('first', some);
  }
}

@Controller()
class SecondReactor {
  @EventPattern<string>('FramesSolved', JETSTREAM)
  async onSolved(some: readonly Recorded[]): Promise<void> {
    see('second', some);
  }
}

@Controller()
class ThirdReactor {
  @EventPattern<string>('FramesSolved', JETSTREAM)
  onSolved(some: readonly Recorded[]): void {
    see('third', some);
    if (some.some(({ id }) => throwsAt === id)) throw new Error('a reactor throws');
  }
}

@Controller()
class WrongReactor {
  @EventPattern<string>('FramesForgotten', JETSTREAM)
  onNothing(): void {
    throw new Error('never called');
  }
}

@Module({ controllers: [FirstReactor, SecondReactor, ThirdReactor] })
class GoodModule {}

@Module({ controllers: [WrongReactor] })
class WrongModule {}

interface Running {
  app: INestApplicationContext;
  strategy: JetStreamStrategy;
  failures: unknown[];
  /** How many events were handled of each stream. */
  handled: Record<string, number>;
  stop(): Promise<void>;
}

async function start(module: new () => object, projection: Projection = tallyProjection()): Promise<Running> {
  seen = [];
  const base = join(fixture.folder, `service-${++files}`);
  store = await Store.open(`${base}.db`, projection);
  const journal = openJournal(`${base}-journal.db`);
  const failures: unknown[] = [];
  const handled: Record<string, number> = {};
  const strategy = new JetStreamStrategy({
    broker: fixture.broker,
    log: fixture.log({ journal }),
    service: 'test',
    store,
    projection,
    handled: (stream, events) => {
      handled[stream] = (handled[stream] ?? 0) + events;
    },
    failed: (error) => failures.push(error),
    warn: (text) => failures.push(text),
  });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, {
    strategy,
    logger: false,
    abortOnError: false,
  });
  const own = store;
  const stop = async () => {
    await strategy.close();
    await app.close();
    await own.close();
    journal.close();
  };
  try {
    await app.listen();
  } catch (error) {
    await stop();
    throw error;
  }
  return { app, strategy, failures, handled, stop };
}

async function publish(event: ReturnType<typeof solved>): Promise<number> {
  const published = await fixture.log().publish(event);
  return published.outcome === 'published' ? published.sequence : 0;
}

describe('JetStreamStrategy in a Nest application', () => {
  beforeAll(async () => {
    fixture = await startLog();
  });
  afterAll(() => fixture.stop());

  it('calls every handler of an event once, when its rows are committed', async () => {
    const service = await start(GoodModule);
    await publish(solved('a1', { target: 'A', count: 5 }));
    await until(() => seen.length >= 3);
    const rows = [{ target: 'A', solved: 5, times: 1 }];
    assert.deepEqual(
      seen.sort((a, b) => (a.by < b.by ? -1 : 1)),
      [
        { by: 'first', id: 'a1', rows },
        { by: 'second', id: 'a1', rows },
        { by: 'third', id: 'a1', rows },
      ],
    );
    await fixture.log().publishMany([failed('a2', 'a.fits')]);
    await until(() => seen.some(({ id }) => id === 'a2'));
    assert.deepEqual(
      seen.filter(({ id }) => id === 'a2').map(({ by }) => by),
      ['first'],
    );
    assert.deepEqual(service.handled, { events: 1, frames: 1 });
    assert.deepEqual(service.failures, []);
    await service.stop();
  });

  it('tells of a handler that throws', async () => {
    const service = await start(GoodModule);
    throwsAt = 'thrown';
    const sequence = await publish(solved('thrown', { target: 'A' }));
    await until(() => service.failures.length > 0);
    throwsAt = '';
    assert.equal(String(service.failures[0]), `Error: a reactor failed on FramesSolved#${sequence}`);
    assert.equal(checkpointOf(store, 'events'), await headOf(fixture.broker, 'events'));
    await service.stop();
  });

  it('refuses at start to wait for an event nobody knows, and names it', async () => {
    await assert.rejects(start(WrongModule), {
      message: "a reactor waits for 'FramesForgotten', which no event is called",
    });
  });

  it('publishes at start what its journal had left over', async () => {
    const head = await headOf(fixture.broker, 'events');
    const file = join(fixture.folder, `service-${files + 1}-journal.db`);
    const journal = openJournal(file);
    const dead = {
      ...fixture.broker,
      client: new Proxy(fixture.broker.client, { get: () => () => Promise.reject(new Error('dead')) }),
    };
    await assert.rejects(fixture.log({ journal, broker: dead }).publish(solved('left-over', { target: 'L' })));
    journal.close();
    const service = await start(GoodModule);
    await service.strategy.applied('events', head + 1);
    assert.equal(store.get<{ times: number }>("SELECT times FROM tally WHERE target = 'L'")?.times, 1);
    await service.stop();
  });

  it('says when a sequence is applied: at once, later, and of many at a time', async () => {
    const service = await start(GoodModule);
    const head = await headOf(fixture.broker, 'events');
    await service.strategy.applied('events', head);
    const waits = [head + 1, head + 2, head + 2].map((sequence) => service.strategy.applied('events', sequence));
    await publish(solved('s1', { target: 'S' }));
    await waits[0];
    assert.ok(checkpointOf(store, 'events') >= head + 1);
    await publish(solved('s2', { target: 'S' }));
    await Promise.all(waits);
    assert.equal(checkpointOf(store, 'events'), head + 2);
    await service.stop();
  });

  it('does not let one wait for a stream it does not follow', async () => {
    const service = await start(GoodModule, { ...tallyProjection(), streams: ['events'] });
    await assert.rejects(service.strategy.applied('frames', 1), {
      message: 'test does not follow the stream of frames',
    });
    await service.stop();
  });

  it('rebuilds its tables while it runs: the same rows, no event lost, whoever waits is told', async () => {
    const service = await start(GoodModule);
    await fixture
      .log()
      .publishMany(Array.from({ length: 500 }, (_, i) => solved(`r${i}`, { target: `R${i}`, count: i })));
    const head = await headOf(fixture.broker, 'events');
    await service.strategy.applied('events', head);
    await service.strategy.applied('frames', await headOf(fixture.broker, 'frames'));
    const rows = store.all('SELECT * FROM tally ORDER BY target');
    store.run("UPDATE tally SET solved = -1 WHERE target = 'R7'");
    const rebuilding = [service.strategy.rebuild(), service.strategy.rebuild()];
    const sequence = await publish(solved('during', { target: 'During' }));
    const told = service.strategy.applied('events', sequence);
    const [count, same] = await Promise.all(rebuilding);
    assert.equal(count, same);
    await told;
    const during = { target: 'During', solved: 1, times: 1 };
    assert.deepEqual(
      store.all('SELECT * FROM tally ORDER BY target'),
      [...rows, during].sort((a, b) => (String(a.target) < String(b.target) ? -1 : 1)),
    );
    const after = await publish(solved('after', { target: 'After' }));
    await service.strategy.applied('events', after);
    await until(() => seen.some(({ id }) => id === 'after'));
    const toldOf = seen.filter(({ by, id }) => by === 'first' && /^r\d/.test(id)).map(({ id }) => id);
    assert.deepEqual([toldOf.length, new Set(toldOf).size], [500, 500], 'a replay tells no handler again');
    assert.deepEqual(service.failures, []);
    await service.stop();
  });

  it('goes on with the old tables when a rebuild fails', async () => {
    let broken = false;
    const service = await start(
      GoodModule,
      tallyProjection((id) => broken && id === 'r7'),
    );
    await service.strategy.applied('events', await headOf(fixture.broker, 'events'));
    const rows = store.all('SELECT * FROM tally ORDER BY target');
    broken = true;
    await assert.rejects(service.strategy.rebuild(), { message: 'r7 fails' });
    assert.deepEqual(store.all('SELECT * FROM tally ORDER BY target'), rows);
    await service.strategy.applied('events', await publish(solved('later', { target: 'Later' })));
    assert.deepEqual(service.failures, []);
    await service.stop();
  });

  it('has no events of its own, and gives its connection to who asks', async () => {
    const service = await start(GoodModule);
    assert.throws(() => service.strategy.on(), { message: 'the JetStream strategy emits no events of its own' });
    assert.equal(service.strategy.unwrap(), fixture.broker.connection);
    await service.stop();
  });
});
