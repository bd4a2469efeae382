import { fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JobBoard } from '../../jobs/jobBoard.js';
import { jobBegun, jobTable } from '../../jobs/jobTable.js';
import { JobWorker } from '../../jobs/jobWorker.js';
import { framesOf, solveOrder } from '../../jobs/testing/frameOrders.js';
import { headOf } from '../../log/broker.js';
import { openJournal } from '../../log/journal/journal.js';
import { checkpointOf } from '../../projection/projection.js';
import { ProjectionConsumer } from '../../projection/projectionConsumer.js';
import { replay } from '../../projection/replay.js';
import { Store } from '../../tables/store.js';
import type { LogFixture } from '../../testkit/logFixture.js';
import { tallyProjection } from '../../testkit/tallyProjection.js';
import { until } from '../../testkit/until.js';
import { cpuSecondsOf } from './cpuSecondsOf.js';
import { someEvents } from './someEvents.js';

/** CPU of this process and of the broker for so many of something, and the time it took. */
export interface Cost {
  what: string;
  count: number;
  programSeconds: number;
  brokerSeconds: number;
  seconds: number;
}

export interface Counts {
  written: number;
  followed: number;
  jobs: number;
}

const WRITER = fileURLToPath(new URL('./writeEvents.js', import.meta.url));

/** One after the other on a fresh broker; the events written first are those replayed. */
export async function* costs(log: LogFixture, { written, followed, jobs }: Counts): AsyncIterable<Cost> {
  yield await measured(log, 'writing an event', written, () => write(log, written));
  yield await measured(log, 'replaying an event', written, () => replayAll(log));
  yield await follow(log, written, followed);
  yield await giveOut(log, jobs);
}

async function measured(log: LogFixture, what: string, count: number, act: () => Promise<unknown>): Promise<Cost> {
  const [program, broker, began] = [process.cpuUsage(), cpuSecondsOf(log.server.pid), performance.now()];
  await act();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(program);
  const brokerSeconds = cpuSecondsOf(log.server.pid) - broker;
  return { what, count, programSeconds: (user + system) / 1e6, brokerSeconds, seconds };
}

async function write(log: LogFixture, count: number): Promise<void> {
  const journal = await openJournal(join(log.folder, 'journal.db'));
  await log.log({ journal }).publishMany(someEvents(0, count));
  journal.close();
}

async function replayAll({ broker, folder }: LogFixture): Promise<void> {
  const projection = tallyProjection();
  const store = await Store.open(join(folder, 'replayed.db'), projection);
  await replay(broker, store, projection);
  await store.close();
}

/** Another process writes while this one follows; a follower that is at the end waits for the next event. */
async function follow(log: LogFixture, first: number, count: number): Promise<Cost> {
  const { broker, folder, server } = log;
  const projection = tallyProjection();
  const store = await Store.open(join(folder, 'followed.db'), projection);
  await replay(broker, store, projection);
  let failure: unknown = null;
  const consumer = new ProjectionConsumer({
    ...{ broker, durable: 'projection-bench', stream: 'frames', store, projection },
    applied: () => undefined,
    failed: (error) => {
      failure ??= error;
    },
  });
  await consumer.start();
  const cost = await measured(log, 'following an event, written meanwhile', count, async () => {
    const writer = fork(WRITER, [server.url, String(first), String(count)], { stdio: 'inherit' });
    const [code] = (await once(writer, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`the writer of events ended with code ${code}`);
    const head = await headOf(broker, 'frames');
    await until(() => {
      if (failure !== null) throw failure;
      return checkpointOf(store, 'frames') >= head;
    });
  });
  await consumer.stop();
  await store.close();
  return cost;
}

/** Jobs of one frame each, by one worker that does nothing; owner and worker are both in this process. */
async function giveOut(log: LogFixture, count: number): Promise<Cost> {
  const { broker, folder } = log;
  const store = await Store.open(join(folder, 'jobs.db'), { migrations: [jobTable, jobBegun] });
  const options = { broker, store, kind: 'bench', depth: 4, deadlineSeconds: 900, holdSeconds: 60 };
  const board = new JobBoard(
    { ...options, now: () => new Date(), uptimeMilliseconds: () => performance.now() },
    () => undefined,
  );
  const left = new Set(Array.from({ length: count }, (_, index) => `${String(index).padStart(6, '0')}.fits`));
  const reports: string[] = [];
  const results = new EventEmitter();
  const worker = new JobWorker({
    ...{ broker, kind: 'bench', ackWaitSeconds: 30 },
    performers: {
      solve: async (order) => {
        for (const frame of framesOf(order)) left.delete(frame);
        results.emit('result');
      },
    },
    report: ({ message, error }) => reports.push(`${message}: ${error}`),
  });
  await worker.start();
  const cost = await measured(log, 'giving out a job, owner and worker', count, async () => {
    while (left.size > 0) {
      if (reports.length > 0) throw new Error(reports.join('; '));
      // A few, as an owner's pass has; else the pass over all of them would be measured.
      const frames = [...left].slice(0, 8);
      const next = once(results, 'result');
      await board.advance([{ key: 'bench', frames, framesPerJob: 1, orderOf: solveOrder }]);
      await next;
    }
  });
  await worker.stop();
  board.close();
  await store.close();
  return cost;
}
