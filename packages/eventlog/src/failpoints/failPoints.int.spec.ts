import assert from 'node:assert/strict';
import { join } from 'node:path';
import { nanos } from '@nats-io/transport-node';
import { frameNames } from '../jobs/testing/frameOrders.js';
import { jobsOnABroker } from '../jobs/testing/jobsOnABroker.js';
import { headOf, STREAMS } from '../log/broker.js';
import { type Journal, openJournal } from '../log/journal/journal.js';
import { restoreLost } from '../log/restoreLost.js';
import { JetStreamStrategy } from '../projection/jetStreamStrategy.js';
import { Store } from '../tables/store.js';
import { type LogFixture, said, solved, startLog } from '../testkit/logFixture.js';
import { loseTail } from '../testkit/lostTail.js';
import { tallyProjection } from '../testkit/tallyProjection.js';
import { until } from '../testkit/until.js';
import { armFailPoints, FailPointReached } from './failPoint.js';
import { FAIL_POINTS, type FailPoint } from './registry.js';

let fixture: LogFixture;
let fired: FailPoint[];
const ends: (() => Promise<void> | void)[] = [];
const jobs = jobsOnABroker();

beforeEach(async () => {
  fixture = await startLog();
});
afterEach(async () => {
  armFailPoints('test', [], () => true);
  for (const end of ends.splice(0).reverse()) await end();
  await fixture.stop();
});

/** Throws at the point, the first time. */
function arm(point: FailPoint): void {
  fired = [];
  armFailPoints('test', [{ point, program: null, nth: 1, action: 'throw' }], () => fired.push(point) > 0);
}

function journal(): Journal {
  const opened = openJournal(join(fixture.folder, 'journal.db'));
  ends.push(() => opened.close());
  return opened;
}

const heads = async () => [await headOf(fixture.broker, 'events'), await headOf(fixture.broker, 'frames')];

/** A service on these tables, from its start until the test ends it. */
async function service(name = 'tally') {
  const projection = tallyProjection();
  const store = await Store.open(join(fixture.folder, `${name}.db`), projection);
  const failures: unknown[] = [];
  const strategy = new JetStreamStrategy({
    ...{ broker: fixture.broker, service: 'test', store, projection, log: fixture.log() },
    failed: (error) => failures.push(error),
    warn: (text) => failures.push(text),
  });
  await new Promise<void>((done, refused) => {
    void strategy.listen((error) => (error === undefined ? done() : refused(error)));
  });
  const stop = async () => {
    await strategy.close();
    await store.close();
  };
  return { store, strategy, failures, stop };
}

/** What the publishing of one event leaves in log and journal when it fails at the point, and after the next start. */
async function publishingFailsAt(point: FailPoint, left: { inLog: number; unconfirmed: number }): Promise<void> {
  const own = journal();
  const log = fixture.log({ journal: own });
  arm(point);
  await assert.rejects(log.publish(said('a1')), FailPointReached);
  assert.deepEqual(
    [await headOf(fixture.broker, 'events'), own.unconfirmed().length],
    [left.inLog, left.unconfirmed],
    'what stands at the moment of the fault',
  );
  const forgotten = await brokerForgets();
  const inLog = async () => (await headOf(fixture.broker, 'events')) - forgotten;
  await log.settleJournal({ isSameLog: true });
  assert.equal(await inLog(), left.unconfirmed, 'what was journalled stands in the log, and once');
  if (left.unconfirmed === 0) await log.publish(said('a1'));
  assert.deepEqual(own.unconfirmed(), []);
  assert.equal(own.newest({ skip: 0, most: 9 })[0]?.sequence, left.inLog === 1 ? 1 : forgotten + 1);
  assert.deepEqual([await inLog(), (await heads())[1]], [1, 0]);
}

/**
 * The broker itself refuses what it took within minutes; later it is for us to know. How many events that took: one is
 * published again and again until the broker has forgotten it, and with it all before.
 */
async function brokerForgets(): Promise<number> {
  const { streams } = fixture.broker.streams;
  await streams.update(STREAMS.events.name, { duplicate_window: nanos(100) });
  const before = await headOf(fixture.broker, 'events');
  const log = fixture.log();
  await log.publish(said('probe', { target: 'XZ Cyg' }));
  await until(async () => {
    await log.publish(said('probe', { target: 'XZ Cyg' }));
    return (await headOf(fixture.broker, 'events')) > before + 1;
  });
  return (await headOf(fixture.broker, 'events')) - before;
}

/** What the tables say when following fails at the point, and after the next start. */
async function followingFailsAt(point: FailPoint, counted: number): Promise<void> {
  const before = await service();
  arm(point);
  await fixture.log().publish(solved('a1', { count: 7 }));
  await until(() => before.failures.length > 0);
  assert.ok(before.failures[0] instanceof FailPointReached);
  assert.deepEqual(before.store.all('SELECT times FROM tally'), counted === 0 ? [] : [{ times: counted }]);
  await before.stop();
  const after = await service();
  ends.push(after.stop);
  await after.strategy.applied('events', 1);
  assert.deepEqual(after.store.all('SELECT target, solved, times FROM tally'), [
    { target: 'SS Cyg', solved: 7, times: 1 },
  ]);
}

/**
 * A worker fails at the point, and the queue alone gives the job to the next one, or not, as its owner looks away:
 * every frame is done so many times. Twice does no harm, as the second results are those of the first.
 */
async function workFailsAt(point: FailPoint, times: number): Promise<void> {
  const own = await jobs.owner({ frames: frameNames(3) });
  await own.advance();
  arm(point);
  await jobs.worker(own.kind, (frames) => own.bring(frames));
  await until(() => fired.length > 0 && [...own.done.values()].every((count) => count >= times));
  await until(async () => (await jobs.queued(own.kind)).length === 0);
  assert.deepEqual(own.done, new Map(frameNames(3).map((frame) => [frame, times])));
  assert.equal(await own.advance(), 0);
  assert.deepEqual(own.lost, []);
}

/** The others lie in the services, as their specs do. */
type OfTheLog = Exclude<FailPoint, `${'product' | 'outcome' | 'upload' | 'stop'}.${string}`>;

const SEAMS: Record<OfTheLog, () => Promise<void>> = {
  'event.decided': () => publishingFailsAt('event.decided', { inLog: 0, unconfirmed: 0 }),
  'event.journalled': () => publishingFailsAt('event.journalled', { inLog: 0, unconfirmed: 1 }),
  'event.sent': () => publishingFailsAt('event.sent', { inLog: 1, unconfirmed: 1 }),
  'rows.written': () => followingFailsAt('rows.written', 0),
  'rows.committed': () => followingFailsAt('rows.committed', 1),
  'tables.replayed': async () => {
    const { store, strategy, stop } = await service();
    ends.push(stop);
    await fixture.log().publish(solved('a1', { count: 7 }));
    await strategy.applied('events', 1);
    arm('tables.replayed');
    await assert.rejects(strategy.rebuild(), FailPointReached);
    await fixture.log().publish(solved('a2', { count: 8 }));
    await strategy.applied('events', 2);
    assert.deepEqual(store.all('SELECT solved, times FROM tally'), [{ solved: 8, times: 2 }]);
    assert.equal(await strategy.rebuild(), 2);
    assert.deepEqual(store.all('SELECT solved, times FROM tally'), [{ solved: 8, times: 2 }]);
  },
  'loss.restored': async () => {
    const own = journal();
    const log = fixture.log({ journal: own });
    await loseTail(fixture, async () => {
      await log.publish(said('a1'));
      await log.publish(said('a2'));
    });
    await fixture.log().publish(said('b1'));
    arm('loss.restored');
    await assert.rejects(restoreLost(fixture.broker, [own]), FailPointReached);
    assert.deepEqual(await heads(), [2, 0]);
    assert.equal(await restoreLost(fixture.broker, [own]), 1, 'what stands elsewhere now is not put back again');
    assert.deepEqual(await heads(), [3, 0]);
  },
  'job.sent': async () => {
    const own = await jobs.owner({ frames: frameNames(3) });
    arm('job.sent');
    await assert.rejects(own.advance(), FailPointReached);
    assert.equal((await jobs.queued(own.kind)).length, 1);
    own.clock.now = new Date(own.clock.now.getTime() + 11_000);
    await own.advance();
    assert.equal((await jobs.queued(own.kind)).length, 1, 'what no row names is swept');
    await jobs.worker(own.kind, (frames) => own.bring(frames));
    await until(async () => (await own.advance()) === 0);
    assert.deepEqual(own.done, new Map(frameNames(3).map((frame) => [frame, 1])));
  },
  'job.done': () => workFailsAt('job.done', 2),
  'job.acknowledged': () => workFailsAt('job.acknowledged', 1),
};

describe('nothing is lost, and nothing stands twice, when a program fails at', () => {
  for (const [point, run] of Object.entries(SEAMS)) {
    it(`${point}: ${FAIL_POINTS[point as FailPoint]}`, async () => {
      await run();
      assert.deepEqual(fired, [point]);
    });
  }
});
