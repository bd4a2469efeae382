import assert from 'node:assert/strict';
import { type Broker, connectBroker, ensureStreams, headOf, STREAMS } from '@wombat/eventlog/broker';
import { startNatsServer, type TestServer } from '@wombat/eventlog/testkit';
import { until } from '../../harness/browser.js';
import { type Disorder, type DisorderlyRoad, disorderlyRoad } from './disorderlyRoad.js';

const SUBJECT = 'wombat.frames.test.';

describe('a road on which messages come in disorder', () => {
  let server: TestServer;
  let straight: Broker;
  let road: DisorderlyRoad | null = null;
  let byRoad: Broker | null = null;

  beforeEach(async () => {
    server = await startNatsServer();
    straight = await connectBroker({ url: server.url, name: 'straight' });
    await ensureStreams(straight);
  });
  afterEach(async () => {
    await byRoad?.close();
    await straight.close();
    await road?.close();
    await server.stop();
  });

  async function brokerBy(disorder: Partial<Disorder>): Promise<Broker> {
    const orderly = { lateBy: () => 0, againAfter: () => null, heldBy: () => 0 };
    road = await disorderlyRoad(server.port, { ...orderly, ...disorder });
    byRoad = await connectBroker({ url: `nats://127.0.0.1:${road.port}`, name: 'by road' });
    return byRoad;
  }

  /** The last parts of all subjects, as the log has them. */
  async function inLog(): Promise<string[]> {
    const head = await headOf(straight, 'frames');
    const numbers = Array.from({ length: head }, (_, index) => index + 1);
    const found = await Promise.all(
      numbers.map((seq) => straight.streams.streams.getMessage(STREAMS.frames.name, { seq })),
    );
    return found.map((message) => message?.subject.replace(SUBJECT, '') ?? '');
  }

  it('lets one overtake another, and brings one twice, though it has an id', async () => {
    const { client } = await brokerBy({
      lateBy: (subject) => (subject.endsWith('slow') ? 300 : 0),
      againAfter: (subject) => (subject.endsWith('twice') ? 600 : null),
    });
    const publish = (name: string) => client.publish(SUBJECT + name, 'word', { msgID: name });
    await Promise.all(['slow', 'twice', 'quick'].map(publish));
    await publish('quick');
    const expected = ['twice', 'quick', 'slow', 'twice'];
    await until(async () => (await headOf(straight, 'frames')) >= expected.length);
    assert.deepEqual(await inLog(), expected, 'what has the same id, and is not brought as another, stands once');
  });

  it('holds what is delivered of one stream back, in its order, and nothing of the other', async () => {
    const held = await brokerBy({ heldBy: (stream) => (stream === STREAMS.frames.name ? 200 : 0) });
    for (const name of ['a', 'b']) await straight.client.publish(SUBJECT + name, 'word');
    await straight.client.publish('wombat.events.c', 'word');
    const came: string[] = [];
    const follow = async (stream: string) => {
      const consumer = await held.client.consumers.get(stream);
      const messages = await consumer.consume();
      void (async () => {
        for await (const { subject } of messages) came.push(subject.at(-1) ?? '');
      })();
    };
    await follow(STREAMS.frames.name);
    await follow(STREAMS.events.name);
    await until(async () => came.length >= 3);
    assert.deepEqual(came, ['c', 'a', 'b']);
  });
});
