import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { headers } from '@nats-io/transport-node';
import { type Broker, headOf, STREAMS } from '../log/broker.js';
import type { NewEvent } from '../log/eventLog.js';
import type { Store } from '../tables/store.js';
import { failed, type LogFixture, solved, startLog } from '../testkit/logFixture.js';
import { samplePayloads } from '../testkit/samplePayloads.js';
import { type Tally, tallyProjection } from '../testkit/tallyProjection.js';
import { until } from '../testkit/until.js';
import { checkpointOf, type Projection, subjectHead } from './projection.js';
import { replay, UnreadableEvent } from './replay.js';
import type { ReplayProgress } from './tellProgress.js';
import { caughtUp, startTallyService, type TallyService } from './testing/tallyService.js';

let fixture: LogFixture;
let running: TallyService[] = [];
let files = 0;

beforeAll(async () => {
  fixture = await startLog();
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});
afterAll(() => fixture.stop());

const freshFile = () => join(fixture.folder, `tally-${++files}.db`);

/** The consumers of a service, as at its start; stopped with the test. */
async function start(file: string, projection?: Projection, broker: Broker = fixture.broker): Promise<TallyService> {
  const service = await startTallyService(broker, file, projection);
  const one = {
    ...service,
    stop: async () => {
      running = running.filter((other) => other !== one);
      await service.stop();
    },
  };
  running.push(one);
  return one;
}

async function publish(...events: NewEvent[]): Promise<number> {
  let last = 0;
  for (const event of events) {
    const published = await fixture.log().publish(event);
    if (published.outcome === 'published') last = published.sequence;
  }
  return last;
}

function rowsOf(store: Store): unknown {
  return {
    tally: store.all('SELECT * FROM tally ORDER BY target'),
    lost: store.all('SELECT * FROM lost ORDER BY path'),
    checkpoint: store.all('SELECT * FROM checkpoint ORDER BY stream'),
    heads: store.all('SELECT * FROM subject_head ORDER BY subject'),
  };
}

function tallyOf(store: Store, target: string): Tally | undefined {
  return store.get<Tally>('SELECT * FROM tally WHERE target = ?', target);
}

describe('a projection', () => {
  it('has rows, checkpoint and head of the subject together when the event is said to be applied', async () => {
    const service = await start(freshFile());
    const event = solved('a1', { target: 'A', count: 7 });
    const sequence = await publish(event);
    await until(() => service.applied.includes('a1'));
    assert.deepEqual(tallyOf(service.store, 'A'), { target: 'A', solved: 7, times: 1 });
    assert.equal(checkpointOf(service.store, 'events'), sequence);
    assert.equal(subjectHead(service.store, 'wombat.events.20240101.A:V'), sequence);
    assert.equal(subjectHead(service.store, 'wombat.events.20240101.other:V'), 0);
  });

  it('rolls rows and checkpoint back when an event fails, overtakes it with none, and applies it once after a restart', async () => {
    const file = freshFile();
    let broken = true;
    const first = await start(
      file,
      tallyProjection((id) => broken && id === 'b1'),
    );
    await caughtUp(first, fixture.broker);
    const checkpoint = checkpointOf(first.store, 'events');
    await publish(solved('b1', { target: 'B' }), solved('b2', { target: 'B2' }));
    await until(() => first.failures.length > 0);
    assert.deepEqual(first.failures, [new Error('b1 fails')]);
    assert.equal(tallyOf(first.store, 'B'), undefined);
    assert.equal(tallyOf(first.store, 'B2'), undefined);
    assert.equal(checkpointOf(first.store, 'events'), checkpoint);
    await first.stop();
    broken = false;
    const second = await start(
      file,
      tallyProjection((id) => broken && id === 'b1'),
    );
    await caughtUp(second, fixture.broker);
    assert.deepEqual(
      second.applied.filter((id) => id.startsWith('b')),
      ['b1', 'b2'],
    );
    assert.equal(tallyOf(second.store, 'B')?.times, 1);
    assert.deepEqual(second.failures, []);
  });

  it('applies nothing twice when its durable was deleted before a restart', async () => {
    const file = freshFile();
    const first = await start(file);
    await publish(solved('c1', { target: 'C' }), solved('c2', { target: 'C' }));
    await caughtUp(first, fixture.broker);
    const rows = rowsOf(first.store);
    await first.stop();
    await fixture.broker.streams.consumers.delete(STREAMS.events.name, 'projection-test');
    await fixture.broker.streams.consumers.delete(STREAMS.frames.name, 'projection-test');
    const second = await start(file);
    await publish(solved('c3', { target: 'C3' }));
    await caughtUp(second, fixture.broker);
    assert.deepEqual(second.applied, ['c3']);
    assert.equal(tallyOf(second.store, 'C')?.times, 2);
    second.store.run("DELETE FROM tally WHERE target = 'C3'");
    assert.deepEqual((rowsOf(second.store) as { tally: unknown }).tally, (rows as { tally: unknown }).tally);
  });

  it('has all rows again when its database was deleted', async () => {
    const file = freshFile();
    await publish(solved('d1', { target: 'D' }), failed('d2', 'd.fits'));
    const first = await start(file);
    await caughtUp(first, fixture.broker);
    const rows = rowsOf(first.store);
    await first.stop();
    rmSync(file);
    const second = await start(file);
    await caughtUp(second, fixture.broker);
    assert.deepEqual(rowsOf(second.store), rows);
  });
});

describe('replay', () => {
  it('gives the very rows that live events gave, over many batches', async () => {
    const events = Array.from({ length: 700 }, (_, i) => solved(`e${i}`, { target: `E${i % 40}`, count: i }));
    await fixture.log().publishMany(events);
    await fixture.log().publishMany(Array.from({ length: 350 }, (_, i) => failed(`f${i}`, `${i % 100}.fits`)));
    const live = await start(freshFile());
    await caughtUp(live, fixture.broker);
    const fresh = await live.store.fresh();
    const told: ReplayProgress[] = [];
    const count = await replay(fixture.broker, fresh, tallyProjection(), (progress) => void told.push(progress));
    assert.ok(
      told.length > 1 && told.every(({ done, total }, at) => total === count && done > (told[at - 1]?.done ?? 0)),
    );
    assert.equal(told.at(-1)?.done, count);
    assert.equal(count, (await headOf(fixture.broker, 'events')) + (await headOf(fixture.broker, 'frames')));
    assert.deepEqual(rowsOf(fresh), rowsOf(live.store));
    assert.equal(await replay(fixture.broker, fresh, tallyProjection()), 0);
    await publish(solved('e-late', { target: 'E0' }));
    assert.equal(await replay(fixture.broker, fresh, tallyProjection()), 1);
    await fresh.close();
  });
});

describe('an event that cannot be read', () => {
  it('stops the projection loudly before it, live and in a replay, and is never skipped', async () => {
    const own = await startLog();
    const service = await start(join(own.folder, 'tally.db'), tallyProjection(), own.broker);
    await own.log().publish(solved('l1', { target: 'L1' }));
    await publishUnreadable(own);
    await own.log().publish(solved('l2', { target: 'L2' }));
    await until(() => service.failures.length > 0);
    const [failure] = service.failures;
    assert.ok(failure instanceof UnreadableEvent);
    assert.match(
      failure.message,
      /^wombat\.events\._\._#2 has the unknown type 'NightForgotten': .* log show events\/2 /,
    );
    assert.equal(checkpointOf(service.store, 'events'), 1);
    assert.equal(tallyOf(service.store, 'L2'), undefined);
    await assert.rejects(replay(own.broker, service.store, tallyProjection()), UnreadableEvent);
    assert.equal(checkpointOf(service.store, 'events'), 1);
    await service.stop();
    await own.stop();
  });

  it('is passed over, live and in a replay, once a person said so, and nothing else is', async () => {
    const own = await startLog();
    await own.log().publish(solved('l1', { target: 'L1' }));
    await publishUnreadable(own);
    await publishUnreadable(own);
    await own.log().publish(solved('l2', { target: 'L2' }));
    const quarantine = (sequence: number) =>
      own.log().publish({
        ...{ id: `q${sequence}`, type: 'MessageQuarantined' },
        payload: { ...samplePayloads.MessageQuarantined, sequence },
      });
    await quarantine(2);
    const first = await start(join(own.folder, 'tally.db'), tallyProjection(), own.broker);
    await until(() => first.failures.length > 0);
    assert.equal(checkpointOf(first.store, 'events'), 2);
    await first.stop();
    await quarantine(3);
    const second = await start(join(own.folder, 'tally.db'), tallyProjection(), own.broker);
    await caughtUp(second, own.broker);
    assert.deepEqual(second.failures, []);
    const fresh = await second.store.fresh();
    await replay(own.broker, fresh, tallyProjection());
    assert.deepEqual(rowsOf(fresh), rowsOf(second.store));
    assert.equal(tallyOf(fresh, 'L2')?.times, 1);
    await fresh.close();
    await second.stop();
    await own.stop();
  });
});

/** What a newer program, or a broken one, may have written. */
async function publishUnreadable({ broker }: LogFixture): Promise<void> {
  const head = headers();
  head.set('Wombat-Id', 'x');
  head.set('Wombat-Type', 'NightForgotten');
  head.set('Wombat-Version', '1');
  await broker.client.publish('wombat.events._._', '{}', { headers: head });
}
