import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsumeOptions, JsMsg } from '@nats-io/jetstream';
import { type Broker, headOf, STREAMS } from '../log/broker.js';
import { type LogFixture, solved, startLog } from '../testkit/logFixture.js';
import { restarted } from '../testkit/lostTail.js';
import type { Tally } from '../testkit/tallyProjection.js';
import { until } from '../testkit/until.js';
import { checkpointOf } from './projection.js';
import { caughtUp, startTallyService, type TallyService } from './testing/tallyService.js';

let fixture: LogFixture;
let service: TallyService;

beforeEach(async () => {
  fixture = await startLog();
});
afterEach(async () => {
  await service.stop();
  await fixture.stop();
});

async function start(broker: Broker = fixture.broker): Promise<void> {
  service = await startTallyService(broker, join(fixture.folder, 'tally.db'));
  await caughtUp(service, fixture.broker);
}

const durable = () => fixture.broker.streams.consumers.info(STREAMS.events.name, 'projection-test');

const tallyOf = (target: string) => service.store.get<Tally>('SELECT * FROM tally WHERE target = ?', target);

/** A broker some of whose messages do not arrive. */
function losing(isLost: (message: JsMsg) => boolean, lost: Set<number>): Broker {
  const { client } = fixture.broker;
  const get = async (stream: string, durable: string) => {
    const consumer = await client.consumers.get(stream, durable);
    const consume = ({ callback, ...rest }: ConsumeOptions) =>
      consumer.consume({
        ...rest,
        callback: (message) => {
          if (stream === STREAMS.events.name && isLost(message)) lost.add(message.seq);
          else callback?.(message);
        },
      });
    return { consume };
  };
  return { ...fixture.broker, client: new Proxy(client, { get: () => ({ get }) }) };
}

/** A broker that has lost count: the first consumer it is asked for begins one message further on. */
function beginningFurtherOn(begun: number[]): Broker {
  const { consumers } = fixture.broker.streams;
  const add: typeof consumers.add = (stream, config) => {
    const { opt_start_seq = 1 } = config;
    const isFirst = stream === STREAMS.events.name && begun.length === 0;
    const begin = isFirst ? opt_start_seq + 1 : opt_start_seq;
    if (stream === STREAMS.events.name) begun.push(begin);
    return consumers.add(stream, { ...config, opt_start_seq: begin });
  };
  const others = new Proxy(consumers, { get: (all, name) => (name === 'add' ? add : all[name as keyof typeof all]) });
  return { ...fixture.broker, streams: { ...fixture.broker.streams, consumers: others } };
}

describe('the consumer of a projection', () => {
  it('lays its durable anew where the broker begins behind an event that it has', async () => {
    for (const id of ['f1', 'f2', 'f3']) await fixture.log().publish(solved(id, { target: 'F' }));
    const head = await headOf(fixture.broker, 'events');
    const begun: number[] = [];
    await start(beginningFurtherOn(begun));
    assert.deepEqual(begun, [2, 1]);
    assert.equal(service.applied.length, head);
    assert.equal(tallyOf('F')?.times, 3);
    assert.deepEqual(service.failures, []);
  });

  it('lays its durable anew where an event was lost on the way, and overtakes none', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `w${i}`);
    const lost = new Set<number>();
    const head = await headOf(fixture.broker, 'events');
    const broker = losing(({ seq }) => [3, 9, 10].includes(seq - head) && lost.size < 3 && !lost.has(seq), lost);
    await start(broker);
    const before = service.applied.length;
    for (const id of ids) await fixture.log().publish(solved(id, { target: 'W' }));
    await caughtUp(service, fixture.broker);
    assert.equal(lost.size, 3);
    assert.deepEqual(service.applied.slice(before), ids);
    assert.equal(tallyOf('W')?.times, ids.length);
    assert.deepEqual(service.failures, []);
  });

  it('applies what came together in one transaction, and tells of it in its order', async () => {
    await start();
    const before = service.applied.length;
    const ids = Array.from({ length: 300 }, (_, i) => `m${i}`);
    await fixture.log().publishMany(ids.map((id) => solved(id, { target: 'M' })));
    await caughtUp(service, fixture.broker);
    assert.deepEqual(new Set(service.applied.slice(before)), new Set(ids));
    assert.equal(tallyOf('M')?.times, ids.length);
    assert.ok(
      service.portions.slice(1).some((portion) => portion > 1),
      String(service.portions),
    );
  });

  it('acknowledges in the end what it has applied', async () => {
    await start();
    await fixture.log().publish(solved('n1', { target: 'N' }));
    await caughtUp(service, fixture.broker);
    await until(async () => {
      const info = await durable();
      return info.num_ack_pending === 0 && info.ack_floor.stream_seq === checkpointOf(service.store, 'events');
    });
  });

  it('ends loudly when its durable is deleted under it', async () => {
    await start();
    await fixture.broker.streams.consumers.delete(STREAMS.events.name, 'projection-test');
    await until(() => service.failures.length > 0);
    assert.match(String(service.failures[0]), /consumer deleted|consumer not found/i);
  });

  it('ends when it is stopped, without a complaint', async () => {
    await start();
    await service.stop();
    assert.deepEqual(service.failures, []);
  });
});

describe('a broker that is killed', () => {
  const many = (word: string) =>
    Array.from({ length: 600 }, (_, i) => solved(`${word}${i}`, { target: `${word}${i}` }));
  const timesOf = () => service.store.get('SELECT count(*) AS rows, max(times) AS times FROM tally');

  it('in the middle of a stream is followed again once it is back, and the rows are right', async () => {
    await start();
    const before = service.applied.length;
    await fixture.log().publishMany(many('k'));
    await until(() => service.applied.length > before + 20);
    await restarted(fixture, () => undefined);
    await fixture.log().publish(solved('k-last', { target: 'K-last' }));
    await caughtUp(service, fixture.broker);
    assert.equal(timesOf()?.times, 1);
    assert.equal(tallyOf('K-last')?.times, 1);
    assert.deepEqual(service.failures, []);
  });

  it('is followed on where it has forgotten what it gave', async () => {
    await start();
    const gave = join(fixture.server.directory, 'jetstream', '$G', 'streams', STREAMS.events.name, 'obs');
    const copy = join(fixture.folder, 'forgetful');
    await restarted(fixture, () => cpSync(gave, copy, { recursive: true }));
    await fixture.log().publishMany(many('f'));
    await caughtUp(service, fixture.broker);
    // Its acknowledgement reaches the broker when that is back, and has given nothing yet.
    await fixture.log().publish(solved('f-last', { target: 'f-last' }));
    await caughtUp(service, fixture.broker);
    await restarted(fixture, () => {
      rmSync(gave, { recursive: true });
      cpSync(copy, gave, { recursive: true });
    });
    await fixture.log().publishMany(many('g'));
    await caughtUp(service, fixture.broker);
    assert.equal(timesOf()?.rows, await headOf(fixture.broker, 'events'));
    await until(async () => (await durable()).num_ack_pending === 0);
    assert.deepEqual(service.failures, []);
  });
});
