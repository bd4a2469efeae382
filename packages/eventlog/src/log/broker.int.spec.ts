import assert from 'node:assert/strict';
import { freePort } from '../freePort.js';
import { startNatsServer, type TestServer } from '../testkit/natsServer.js';
import { until } from '../testkit/until.js';
import {
  type Broker,
  connectBroker,
  ensureStreams,
  headOf,
  isConflict,
  isMissing,
  NoCluster,
  STREAMS,
} from './broker.js';

let server: TestServer;
let broker: Broker;

beforeAll(async () => {
  server = await startNatsServer();
  broker = await connectBroker({ url: server.url, name: 'test' });
});
afterAll(async () => {
  await broker.close();
  await server.stop();
});

describe('connectBroker', () => {
  it('takes whichever of several addresses answers, and another one when that goes away', async () => {
    const [first, second] = [await startNatsServer(), await startNatsServer()];
    const several = await connectBroker({ url: `${first.url}, ${second.url}`, name: 'test' });
    try {
      const [chosen, other] = several.connection.getServer().endsWith(String(first.port))
        ? [first, second]
        : [second, first];
      await chosen.kill();
      await until(() => several.connection.getServer().endsWith(String(other.port)));
      await several.connection.flush();
    } finally {
      await several.close();
      await first.stop();
      await second.stop();
    }
  });

  it('rejects when no server is there now', async () => {
    await assert.rejects(connectBroker({ url: `nats://127.0.0.1:${await freePort()}`, name: 'test' }));
  });
});

describe('ensureStreams', () => {
  it('makes the four streams, as often as it is asked', async () => {
    await ensureStreams(broker);
    await ensureStreams(broker);
    const infos = await broker.streams.streams.list().next();
    assert.deepEqual(
      infos.map(({ config }) => config.name).sort(),
      Object.values(STREAMS)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('are refused more copies than there are servers, made anew or not', async () => {
    const wanting = await connectBroker({ url: server.url, name: 'test', replicas: 3 });
    const lone = await startNatsServer();
    const fresh = await connectBroker({ url: lone.url, name: 'test', replicas: 3 });
    try {
      for (const one of [wanting, fresh]) await assert.rejects(ensureStreams(one), NoCluster);
      const { config } = await broker.streams.streams.info(STREAMS.events.name);
      assert.equal(config.num_replicas, 1);
    } finally {
      await wanting.close();
      await fresh.close();
      await lone.stop();
    }
  });

  it('lets nobody delete or purge what is in the log', async () => {
    for (const { name, subject } of [STREAMS.events, STREAMS.frames]) {
      await broker.client.publish(subject.replace('>', 'x'), '{}');
      await assert.rejects(broker.streams.streams.deleteMessage(name, 1));
      await assert.rejects(broker.streams.streams.purge(name));
      const { config } = await broker.streams.streams.info(name);
      assert.equal(config.storage, 'file');
      assert.equal(config.max_age, 0);
      assert.equal(config.max_msgs, -1);
    }
  });
});

describe('what the broker answers', () => {
  it('tells the head of a stream', async () => {
    const { seq } = await broker.client.publish('wombat.events.head', '{}');
    assert.equal(await headOf(broker, 'events'), seq);
  });

  it('is told apart: missing, refused, anything else', async () => {
    const missing = await broker.streams.streams.info('NONE').catch((error: unknown) => error);
    const noConsumer = await broker.streams.consumers.info(STREAMS.work.name, 'none').catch((error: unknown) => error);
    const expect = { lastSubjectSequence: 99 };
    const refused = await broker.client.publish('wombat.events.a', '{}', { expect }).catch((error: unknown) => error);
    assert.deepEqual([isMissing(missing), isMissing(noConsumer), isMissing(refused)], [true, true, false]);
    assert.deepEqual(
      [isConflict(missing), isConflict(refused), isConflict(new Error('other')), isConflict(null)],
      [false, true, false, false],
    );
  });
});
