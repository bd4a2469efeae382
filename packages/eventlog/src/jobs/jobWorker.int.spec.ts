import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { errors } from '@nats-io/transport-node';
import { connectBroker, STREAMS } from '../log/broker.js';
import { Store } from '../tables/store.js';
import { startLog } from '../testkit/logFixture.js';
import { until } from '../testkit/until.js';
import { workerDurable, workSubject } from '../vocabulary/subjects.js';
import { JobBoard } from './jobBoard.js';
import { jobTable } from './jobTable.js';
import { JobWorker } from './jobWorker.js';
import { frameNames, framesOf, solveOrder } from './testing/frameOrders.js';
import { jobsOnABroker } from './testing/jobsOnABroker.js';
import { giveSigns } from './workerSigns.js';

const jobs = jobsOnABroker();

describe('jobs and workers', () => {
  it('bring all frames back, each once, with two workers and a shallow queue', async () => {
    const frames = frameNames(40);
    const own = await jobs.owner({ frames });
    const batches: string[][] = [];
    const perform = (some: string[]) => {
      batches.push(some);
      own.bring(some);
    };
    assert.equal(await own.advance(), 40);
    assert.equal((await jobs.queued(own.kind)).length, 4);
    await jobs.worker(own.kind, perform);
    await jobs.worker(own.kind, perform);
    await until(async () => {
      assert.ok((await jobs.queued(own.kind)).length <= 4);
      return (await own.advance()) === 0;
    });
    assert.deepEqual([...own.done.keys()].sort(), frames);
    assert.deepEqual(new Set(own.done.values()), new Set([1]));
    assert.deepEqual(batches[0], frames.slice(0, 3));
    assert.equal(batches.length, 14);
    assert.deepEqual(own.store.all('SELECT * FROM job'), []);
    await until(async () => (await jobs.queued(own.kind)).length === 0);
  });

  it('do not wait in the hands of a busy worker', async () => {
    const own = await jobs.owner({ frames: frameNames(2), framesPerJob: 1 });
    await own.advance();
    let release: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => {
      release = resolve;
    });
    let held = 0;
    await jobs.worker(own.kind, async (frames) => {
      held++;
      await busy;
      own.bring(frames);
    });
    await until(() => held === 1);
    await jobs.worker(own.kind, (frames) => own.bring(frames));
    await until(() => own.done.size === 1);
    assert.equal(held, 1);
    release();
    await until(() => own.done.size === 2);
    assert.deepEqual(new Set(own.done.values()), new Set([1]));
  });

  it('are kept alive by a worker that takes long, which meanwhile takes no other', async () => {
    const own = await jobs.owner({ frames: frameNames(4), framesPerJob: 1 });
    await own.advance();
    const info = () => jobs.log.broker.streams.consumers.info(STREAMS.work.name, workerDurable(own.kind));
    const held: number[] = [];
    const perform = async (frames: string[]) => {
      const started = performance.now();
      await until(() => own.done.size > 0 || performance.now() - started > 6_000);
      held.push((await info()).num_ack_pending);
      own.bring(frames);
    };
    await jobs.worker(own.kind, perform, { ackWaitSeconds: 3 });
    await until(() => own.done.size === 4);
    await until(async () => (await info()).num_ack_pending === 0);
    assert.deepEqual(held, [1, 1, 1, 1]);
    assert.equal((await info()).num_redelivered, 0);
    assert.deepEqual(new Set(own.done.values()), new Set([1]));
  });

  it('come to workers that wait while the consumer they share is deleted', async () => {
    const own = await jobs.owner({ frames: frameNames(3) });
    const { reports } = await jobs.worker(own.kind, (frames) => own.bring(frames));
    const { consumers } = jobs.log.broker.streams;
    const waits = async () => (await consumers.info(STREAMS.work.name, workerDurable(own.kind))).num_waiting === 1;
    await until(waits);
    await consumers.delete(STREAMS.work.name, workerDurable(own.kind));
    await until(() => reports.length > 0);
    await own.advance();
    await until(() => own.done.size === 3);
    assert.equal(await own.advance(), 0);
  });

  it('go to another worker when one is killed with a job in hand', async () => {
    const own = await jobs.owner({ frames: frameNames(3) });
    await own.advance();
    await once(jobs.crash(own.kind), 'exit');
    const { reports } = await jobs.worker(own.kind, (frames) => own.bring(frames), { ackWaitSeconds: 1 });
    await until(() => own.done.size === 3);
    assert.deepEqual(reports, []);
    assert.equal(await own.advance(), 0);
    assert.deepEqual(own.lost, []);
  });

  it('are tried again when a worker throws, and say so', async () => {
    const own = await jobs.owner({ frames: frameNames(1) });
    await own.advance();
    let tries = 0;
    const { reports } = await jobs.worker(own.kind, (frames) => {
      if (++tries === 1) throw new Error('the disk is full');
      own.bring(frames);
    });
    await until(() => own.done.size === 1);
    assert.equal(reports.length, 1);
    assert.match(reports[0] ?? '', /^job SS Cyg r1#000\.fits\+1@\d+, try 1: Error: the disk is full$/);
  });

  it('use up no try while the broker is away', async () => {
    const own = await jobs.owner({ frames: frameNames(1) });
    await own.advance();
    let times = 0;
    const { reports } = await jobs.worker(own.kind, (frames) => {
      if (++times <= 5) throw new errors.NoRespondersError('wombat.frames.x');
      own.bring(frames);
    });
    await until(() => own.done.size === 1);
    assert.deepEqual(
      reports.map((report) => / waits for the broker: /.test(report)),
      [true, true, true, true, true],
    );
    assert.deepEqual(own.lost, []);
  });

  it('are finished, not dropped, by a worker that is stopped', async () => {
    const own = await jobs.owner({ frames: frameNames(1) });
    await own.advance();
    let release: () => void = () => undefined;
    let begun = false;
    const one = await jobs.worker(own.kind, async (frames) => {
      begun = true;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      own.bring(frames);
    });
    await until(() => begun);
    const { task, frames, tries } = one.stand().job ?? {};
    assert.deepEqual({ task, frames, tries }, { task: 'solve', frames: ['000.fits'], tries: 1 });
    assert.equal(one.stand().jobsDone, 0);
    const stopped = one.stop();
    release();
    await stopped;
    assert.equal(own.done.size, 1);
    assert.deepEqual(one.stand(), { jobsDone: 1, framesDone: 1, job: null });
    assert.deepEqual(await jobs.queued(own.kind), []);
  });

  it('are done after the broker was killed and came back', async () => {
    const own = await startLog();
    const store = await Store.open(join(own.folder, 'jobs.db'), { migrations: [jobTable] });
    const broker = await connectBroker({ url: own.server.url, name: 'worker' });
    const done: string[] = [];
    const one = new JobWorker({
      broker,
      kind: 'solve',
      ackWaitSeconds: 1,
      performers: { solve: async (order) => void done.push(...framesOf(order)) },
      report: () => undefined,
    });
    await one.start();
    const self = { kind: 'solve', name: 'solver', host: 'dome', pid: 7, startedAt: '2026-01-01T00:00:00.000Z' };
    const lastSign = giveSigns(broker, () => ({ ...self, ...one.stand }));
    await own.server.kill();
    await lastSign();
    await own.server.restart();
    const again = await connectBroker({ url: own.server.url, name: 'owner' });
    const board = new JobBoard(
      {
        broker: again,
        store,
        kind: 'solve',
        depth: 2,
        deadlineSeconds: 900,
        holdSeconds: 60,
        now: () => new Date(),
        uptimeMilliseconds: () => performance.now(),
      },
      () => undefined,
    );
    await board.advance([{ key: 'k', frames: ['a.fits'], framesPerJob: 1, orderOf: solveOrder }]);
    await until(() => done.includes('a.fits'));
    await one.stop();
    board.close();
    await store.close();
    await broker.close();
    await again.close();
    await own.stop();
  });
});

describe('a message that is no job', () => {
  it('goes to the dead letters at its first delivery, with its reason, and holds nothing up', async () => {
    const own = await jobs.owner({ frames: frameNames(1) });
    const subject = workSubject(own.kind);
    await jobs.log.broker.client.publish(subject, '{junk');
    await jobs.log.broker.client.publish(subject, '{"id":"x"}');
    await own.advance();
    const { reports } = await jobs.worker(own.kind, (frames) => own.bring(frames));
    await until(() => own.done.size === 1);
    const letters = await jobs.deadLetters(own.kind);
    assert.deepEqual(
      letters.map(({ body }) => body),
      ['{junk', '{"id":"x"}'],
    );
    assert.match(letters[0]?.reason ?? '', /^the job is not JSON: /);
    assert.equal(letters[1]?.reason, 'the job has no order this program knows');
    assert.equal(reports.length, 2);
    await until(async () => (await jobs.queued(own.kind)).length === 0);
    assert.equal(
      (await jobs.log.broker.streams.consumers.info(STREAMS.work.name, workerDurable(own.kind))).num_redelivered,
      0,
    );
  });
});
