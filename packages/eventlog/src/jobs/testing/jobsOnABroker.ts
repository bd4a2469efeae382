import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { work } from '@wombat/proto';
import { STREAMS } from '../../log/broker.js';
import { type LogFixture, startLog } from '../../testkit/logFixture.js';
import { workSubject } from '../../vocabulary/subjects.js';
import type { DeadLetter } from '../deadLetters.js';
import { parseJob } from '../jobs.js';
import { JobWorker, type JobWorkerOptions } from '../jobWorker.js';
import type { WorkerStand } from '../workerSigns.js';
import { framesOf } from './frameOrders.js';
import { type Owner, type OwnerOptions, openOwner } from './owner.js';

const DOOMED_WORKER = fileURLToPath(new URL('./doomedWorker.js', import.meta.url));

type End = () => Promise<unknown> | unknown;

export interface JobsOnABroker {
  readonly log: LogFixture;
  /** An owner of a kind of jobs of its own. */
  owner(options: OwnerOptions): Promise<Owner>;
  /** A worker that does this with the frames of every order; `reports` is what it complained of. */
  worker(
    kind: string,
    perform: (frames: string[]) => void | Promise<void>,
    options?: Partial<Pick<JobWorkerOptions, 'ackWaitSeconds' | 'holdOf' | 'taken' | 'ended'>>,
  ): Promise<{ stop(): Promise<void>; stand: () => WorkerStand; reports: string[] }>;
  /** A worker that knows none of the orders there are. */
  stranger(kind: string): Promise<void>;
  /** A worker process that dies with a job in hand: any, or one that holds this frame. */
  crash(kind: string, frame?: string): ChildProcess;
  /** The jobs of a kind that wait in the queue or are in a worker's hands. */
  queued(kind: string): Promise<work.Job[]>;
  deadLetters(kind: string): Promise<DeadLetter[]>;
  /** Ends all workers; the end of a test does it, too. */
  endWorkers(): Promise<void>;
  afterTest(end: End): void;
}

/** A broker for the specs of a file, with owners and workers that end with the test that started them. */
export function jobsOnABroker(): JobsOnABroker {
  let log: LogFixture;
  let kinds = 0;
  const ends: End[] = [];
  const workerEnds: End[] = [];

  beforeAll(async () => {
    log = await startLog();
  });
  afterEach(async () => {
    await endAll(workerEnds);
    await endAll(ends);
  });
  afterAll(() => log.stop());

  async function start(options: Omit<JobWorkerOptions, 'broker'>): Promise<JobWorker> {
    const worker = new JobWorker({ broker: log.broker, ...options });
    await worker.start();
    workerEnds.push(() => worker.stop());
    return worker;
  }

  return {
    get log() {
      return log;
    },
    owner: async (options) => {
      const owner = await openOwner(log, `kind-${++kinds}`, options);
      ends.push(
        () => owner.store.close(),
        () => owner.board.close(),
      );
      return owner;
    },
    worker: async (kind, perform, options = {}) => {
      const reports: string[] = [];
      const worker = await start({
        kind,
        ackWaitSeconds: 10,
        ...options,
        performers: { solve: async (order) => perform(framesOf(order)) },
        report: ({ message, error }) => reports.push(`${message}: ${error}`),
      });
      return { stop: () => worker.stop(), stand: () => worker.stand, reports };
    },
    stranger: async (kind) => {
      await start({ kind, ackWaitSeconds: 10, performers: {}, report: () => undefined });
    },
    crash: (kind, frame = '') => {
      const child = fork(DOOMED_WORKER, [log.server.url, kind, frame], { stdio: 'ignore' });
      workerEnds.push(() => killed(child));
      return child;
    },
    queued: async (kind) => {
      const texts = await messagesOn(log, STREAMS.work.name, workSubject(kind));
      return texts.map(parseJob).flatMap((job) => (job.ok ? [job.value] : []));
    },
    deadLetters: async (kind) => {
      const texts = await messagesOn(log, STREAMS.dead.name, `wombat.dead.${kind}`);
      return texts.map((text) => JSON.parse(text) as DeadLetter);
    },
    endWorkers: () => endAll(workerEnds),
    afterTest: (end) => ends.push(end),
  };
}

async function endAll(ends: End[]): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** What stands in a stream on one subject, as text, oldest first. */
async function messagesOn({ broker }: LogFixture, stream: string, subject: string): Promise<string[]> {
  const { first_seq, last_seq } = (await broker.streams.streams.info(stream)).state;
  const texts: string[] = [];
  for (let seq = Math.max(first_seq, 1); seq <= last_seq; seq++) {
    const message = await broker.streams.streams.getMessage(stream, { seq });
    if (message?.subject === subject) texts.push(message.string());
  }
  return texts;
}
