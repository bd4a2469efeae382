import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Broker,
  connectBroker,
  EventLog,
  type EventType,
  ensureStreams,
  JetStreamStrategy,
  JOB_MEMORY,
  JobBoard,
  JobWorker,
  jobBegun,
  jobTable,
  loggedEvents,
  logPage,
  Store,
} from '@wombat/eventlog';
import { STREAMS, tellForbidden } from '@wombat/eventlog/broker';
import { projectionDurable, workerDurable, workSubject } from '@wombat/eventlog/subjects';
import { sampleOrders, samplePayloads, tallyProjection, until } from '@wombat/eventlog/testkit';
import { answerAll, askAll, giveSigns } from '@wombat/eventlog/worker';
import type { work } from '@wombat/proto';
import { METRICS_SUBJECT } from '@wombat/service-kit/metric-names';
import { BROKER_RIGHTS } from './brokerRights.js';
import { type EmbeddedBroker, startEmbeddedBroker } from './embeddedBroker.js';
import { EVENT_WRITERS } from './eventWriters.js';

const home = mkdtempSync(join(tmpdir(), 'wombat-rights-'));
let server: EmbeddedBroker;
const opened: Broker[] = [];

beforeAll(async () => {
  const started = await startEmbeddedBroker({ home, say: () => undefined, failed: () => undefined });
  assert.ok(started.ok);
  server = started.value;
});
afterEach(async () => {
  for (const broker of opened.splice(0)) await broker.close();
});
afterAll(async () => {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

async function as(user: string): Promise<Broker> {
  const broker = await connectBroker({ url: server.urlOf(user), name: user });
  opened.push(broker);
  await ensureStreams(broker);
  return broker;
}

const logOf = (broker: Broker, producer: string) =>
  new EventLog({ broker, journal: null, producer, software: 'test', now: () => new Date() });

const eventOf = (type: EventType, id: string) => ({ id: `${type}:${id}`, type, payload: samplePayloads[type] });

const SERVICES = Object.keys(BROKER_RIGHTS).filter((user) => !user.endsWith('-worker'));
const OWNERS = ['calibration', 'astrometry', 'photometry'] as const;

/** Sentence of the broker by which it refuses. */
const REFUSED = /Permissions Violation for Publish to "/;

describe('each program at the broker of its home', () => {
  it.each(SERVICES)('%s follows the log, makes its tables anew, and hears its own inbox', async (service) => {
    const broker = await as(service);
    const [store, projection] = [await Store.open(join(home, `${service}.db`), tallyProjection()), tallyProjection()];
    const said: unknown[] = [];
    const told = (what: unknown) => said.push(what);
    void tellForbidden(broker.connection, service, told);
    const log = logOf(broker, service);
    const strategy = new JetStreamStrategy({ broker, log, service, store, projection, failed: told, warn: told });
    await new Promise<void>((resolve, reject) => {
      void strategy.listen((error) => (error === undefined ? resolve() : reject(error)));
    });
    const operator = await as('wombat');
    const published = await logOf(operator, 'operator').publish(eventOf('FramesSolved', service));
    await strategy.applied('events', published.outcome === 'published' ? published.sequence : 0);
    await strategy.rebuild();
    for (const one of [broker, operator]) {
      answerAll(one, { subject: METRICS_SUBJECT, answer: async () => 'numbers', failed: told });
      await one.connection.flush();
    }
    for (const one of [broker, operator]) assert.deepEqual(await askAll(one, METRICS_SUBJECT), ['numbers', 'numbers']);
    await strategy.close();
    await store.close();
    assert.deepEqual(said, []);
  });

  it.each(Object.keys(BROKER_RIGHTS))('%s writes its own events, and those of nobody else', async (user) => {
    const log = logOf(await as(user), user);
    const own = (type: EventType) => EVENT_WRITERS[type].by.includes(user);
    for (const type of Object.keys(EVENT_WRITERS) as EventType[]) {
      if (own(type)) assert.equal((await log.publish(eventOf(type, user))).outcome, 'published', type);
      else if (EVENT_WRITERS[type].at === null) await assert.rejects(log.publish(eventOf(type, user)), REFUSED, type);
    }
  });

  it.each(OWNERS)('%s gives out jobs, which its workers alone take', async (kind) => {
    const broker = await as(kind);
    const store = await Store.open(join(home, `jobs-${kind}.db`), { migrations: [jobTable, jobBegun] });
    const [limits, now] = [{ depth: 4, deadlineSeconds: 900, holdSeconds: 60 }, () => new Date()];
    const board = new JobBoard(
      { broker, store, kind, ...limits, now, uptimeMilliseconds: () => performance.now() },
      () => undefined,
    );
    const tasks = { calibration: 'calibrate', astrometry: 'solve', photometry: 'measure' } as const;
    const order = { $case: tasks[kind], value: sampleOrders[tasks[kind]] } as work.Order;
    await board.advance([{ key: 'r1', frames: ['a'], framesPerJob: 1, orderOf: () => order }]);
    const ended: string[] = [];
    const said: string[] = [];
    const crew = await as(`${kind}-worker`);
    void tellForbidden(crew.connection, kind, (text) => said.push(text));
    const worker = new JobWorker({
      broker: crew,
      kind,
      performers: { [tasks[kind]]: async () => undefined },
      report: ({ message, error }) => said.push(`${message}: ${error}`),
      ended: ({ outcome }) => ended.push(outcome),
      ackWaitSeconds: 10,
    });
    await worker.start();
    await until(() => ended.length > 0);
    const sign = { kind, name: kind, host: '', pid: 1, startedAt: '', ...worker.stand };
    await giveSigns(crew, () => sign)();
    await worker.stop();
    assert.equal(await crew.streams.streams.getMessage(STREAMS.work.name, { seq: 9_999 }), null);
    await board.advance([]);
    board.close();
    await store.close();
    assert.deepEqual([ended, said, JOB_MEMORY], [['done'], [], 'job']);
  });
});

describe('what the broker refuses', () => {
  it('is a decision, a job, a stream and a consumer of others to a worker', async () => {
    const { client, streams, ...broker } = await as('photometry-worker');
    const log = logOf({ client, streams, ...broker }, 'photometry-worker');
    const { name } = STREAMS.events;
    await assert.rejects(log.publish(eventOf('Validated', 'x')), REFUSED);
    await assert.rejects(client.publish(workSubject('photometry'), '{}'), REFUSED);
    await assert.rejects(client.publish('wombat.dead.astrometry', '{}'), REFUSED);
    await assert.rejects(streams.streams.delete(name), REFUSED);
    await assert.rejects(streams.streams.purge(name), REFUSED);
    await assert.rejects(streams.streams.update(name, { deny_delete: false } as object), REFUSED);
    await assert.rejects(streams.streams.getMessage(name, { seq: 1 }), REFUSED);
    await assert.rejects(streams.consumers.delete(name, projectionDurable('publisher')), REFUSED);
    await assert.rejects(streams.consumers.delete(STREAMS.work.name, workerDurable('photometry')), REFUSED);
  });

  it('is all but what became of frames to those of calibration, who look back before they replace one', async () => {
    const fact = eventOf('FrameCalibrated', 'looked for');
    const published = await logOf(await as('wombat'), 'operator').publish(fact);
    const { client, streams, ...broker } = await as('calibration-worker');
    const log = logOf({ client, streams, ...broker }, 'calibration-worker');
    const { sequence } = (await log.firstTold(fact)) ?? {};
    assert.deepEqual(published, { outcome: 'published', sequence });
    await assert.rejects(streams.streams.getMessage(STREAMS.events.name, { seq: 1 }), REFUSED);
    await assert.rejects(streams.streams.deleteMessage(STREAMS.frames.name, 1), REFUSED);
    const others = await as('astrometry-worker');
    await assert.rejects(others.streams.streams.getMessage(STREAMS.frames.name, { seq: 1 }), REFUSED);
  });

  it('is the log, the place of another service in it, and what another one says alone, to a service', async () => {
    const { client, streams, ...broker } = await as('catalog');
    const log = logOf({ client, streams, ...broker }, 'catalog');
    for (const { name } of Object.values(STREAMS)) await assert.rejects(streams.streams.delete(name), REFUSED);
    await assert.rejects(streams.streams.deleteMessage(STREAMS.work.name, 1), REFUSED);
    await assert.rejects(streams.consumers.delete(STREAMS.events.name, projectionDurable('publisher')), REFUSED);
    for (const type of [
      'SubmissionStepped',
      'SettingsChanged',
      'NightCancelled',
      'NightTold',
      'ScanCompleted',
    ] as const)
      await assert.rejects(log.publish(eventOf(type, 'x')), REFUSED, type);
  });

  it('is a part of the log to all but the page, which shows what stands of a night or a series', async () => {
    await logOf(await as('wombat'), 'operator').publish(eventOf('FrameSolved', 'looked back to'));
    const wish = { type: '', night: '', targetName: '', filter: '', words: '' } as const;
    const page = await as('ui');
    for (const narrow of [{}, { night: '20240101' }, { targetName: 'SS Cyg', filter: 'V' }]) {
      const { found } = await logPage(page, { wish: { ...wish, ...narrow }, most: 9, cursor: {} });
      assert.ok(found.some(({ subject }) => /^wombat\.frames\.FrameSolved\.20240101/.test(subject)));
      assert.ok((await loggedEvents(page, found)).every(({ problem }) => problem === null));
      await assert.rejects(logPage(await as('catalog'), { wish, most: 9, cursor: {} }), REFUSED);
    }
    const asOther = { name: projectionDurable('catalog'), filter_subject: 'wombat.events.x.y' };
    await assert.rejects(page.streams.consumers.add(STREAMS.events.name, asOther), REFUSED);
    await assert.rejects(page.streams.consumers.add(STREAMS.work.name, { ...asOther, name: 'look' }), REFUSED);
  });

  it('is told in a sentence, also to who would hear what is not meant for it', async () => {
    const broker = await as('astrometry-worker');
    const said: string[] = [];
    void tellForbidden(broker.connection, 'astrometry-worker', (text) => said.push(text));
    const forbidden = broker.connection.subscribe('_INBOX.publisher.>');
    await broker.connection.flush();
    broker.connection.publish('wombat.events._._', '{}');
    await until(() => said.length > 1);
    forbidden.unsubscribe();
    assert.deepEqual(said, [
      'the nats-server does not let astrometry-worker hear _INBOX.publisher.>: it is none of the rights of this program',
      'the nats-server does not let astrometry-worker write to wombat.events._._: it is none of the rights of this program',
    ]);
  });
});
