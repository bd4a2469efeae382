import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { work } from '@wombat/proto';
import { connectBroker, STREAMS } from '../log/broker.js';
import { Store } from '../tables/store.js';
import { type LogFixture, startLog } from '../testkit/logFixture.js';
import { sampleOrders } from '../testkit/sampleOrders.js';
import { until } from '../testkit/until.js';
import { workSubject } from '../vocabulary/subjects.js';
import type { DeadLetter } from './deadLetters.js';
import { type Batch, JobBoard, type JobBoardOptions, type LostFrame } from './jobBoard.js';
import { parseJob, workerDurable } from './jobs.js';
import { jobTable } from './jobTable.js';
import { JobWorker } from './jobWorker.js';

const doomed = fileURLToPath(new URL('../testkit/doomedWorker.js', import.meta.url));

/** An owner with its table of jobs, and what has come back to it. */
interface Owner {
  kind: string;
  store: Store;
  board: JobBoard;
  /** Frames with a result, and how often each was done. */
  done: Map<string, number>;
  lost: LostFrame[];
  clock: { now: Date };
  woken: () => number;
  advance(): Promise<number>;
  batch(): Batch[];
  bring(frames: readonly string[]): void;
}

let fixture: LogFixture;
let kinds = 0;
let ends: (() => Promise<unknown> | unknown)[] = [];

beforeAll(async () => {
  fixture = await startLog();
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});
afterAll(() => fixture.stop());

/** An order to solve these frames. */
function solveOrder(frames: readonly string[]): work.Order {
  const some = frames.map((path) => ({ path, product: `r1/${path}` }));
  return { $case: 'solve', value: { ...sampleOrders.solve, frames: some } };
}

/** The frames a worker is to solve. */
const framesOf = ({ frames }: work.SolveOrder) => frames.map(({ path }) => path);

interface OwnerOptions extends Partial<JobBoardOptions> {
  frames: readonly string[];
  framesPerJob?: number;
}

async function owner({ frames, framesPerJob = 3, ...options }: OwnerOptions): Promise<Owner> {
  const kind = `kind-${++kinds}`;
  const store = await Store.open(join(fixture.folder, `${kind}.db`), { migrations: [jobTable] });
  const clock = { now: new Date() };
  let woken = 0;
  const board = new JobBoard(
    { broker: fixture.broker, store, kind, depth: 4, deadlineSeconds: 900, now: () => clock.now, ...options },
    () => woken++,
  );
  ends.push(
    () => store.close(),
    () => board.close(),
  );
  const done = new Map<string, number>();
  const lost: LostFrame[] = [];
  const open = () => frames.filter((frame) => !done.has(frame) && !lost.some((one) => one.frame === frame));
  const batch = (): Batch[] => {
    const left = open();
    if (left.length === 0) return [];
    return [
      {
        key: 'SS Cyg r1',
        frames: left,
        framesPerJob,
        orderOf: solveOrder,
      },
    ];
  };
  return {
    kind,
    store,
    board,
    done,
    lost,
    clock,
    batch,
    woken: () => woken,
    bring: (some) => {
      for (const frame of some) done.set(frame, (done.get(frame) ?? 0) + 1);
    },
    advance: async () => {
      const step = await board.advance(batch());
      lost.push(...step.lost);
      return step.planned;
    },
  };
}

async function worker(
  kind: string,
  perform: (frames: string[]) => void | Promise<void>,
  ackWaitSeconds = 10,
): Promise<{ stop(): Promise<void>; reports: string[] }> {
  const reports: string[] = [];
  const one = new JobWorker({
    broker: fixture.broker,
    kind,
    ackWaitSeconds,
    performers: { solve: async (order) => perform(framesOf(order)) },
    report: ({ message, error }) => reports.push(`${message}: ${error}`),
  });
  await one.start();
  ends.push(() => one.stop());
  return { stop: () => one.stop(), reports };
}

function crash(kind: string, frame = ''): ChildProcess {
  const child = fork(doomed, [fixture.server.url, kind, frame], { stdio: 'ignore' });
  ends.push(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
  });
  return child;
}

async function queued(kind: string): Promise<work.Job[]> {
  const { messages } = (await fixture.broker.streams.streams.info(STREAMS.work.name, { subjects_filter: '>' })).state;
  const jobs: work.Job[] = [];
  const { first_seq, last_seq } = (await fixture.broker.streams.streams.info(STREAMS.work.name)).state;
  for (let seq = first_seq; messages > 0 && seq <= last_seq; seq++) {
    const message = await fixture.broker.streams.streams.getMessage(STREAMS.work.name, { seq });
    if (message?.subject !== workSubject(kind)) continue;
    const job = parseJob(message.string());
    if (job.ok) jobs.push(job.value);
  }
  return jobs;
}

async function deadLetters(kind: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  const { last_seq } = (await fixture.broker.streams.streams.info(STREAMS.dead.name)).state;
  for (let seq = 1; seq <= last_seq; seq++) {
    const message = await fixture.broker.streams.streams.getMessage(STREAMS.dead.name, { seq });
    if (message?.subject === `wombat.dead.${kind}`) letters.push(message.json());
  }
  return letters;
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `${String(index).padStart(3, '0')}.fits`);

describe('jobs and workers', () => {
  it('bring all frames back, each once, with two workers and a shallow queue', async () => {
    const frames = names(40);
    const own = await owner({ frames });
    const jobs: string[][] = [];
    const perform = (some: string[]) => {
      jobs.push(some);
      own.bring(some);
    };
    assert.equal(await own.advance(), 40);
    assert.equal((await queued(own.kind)).length, 4);
    await worker(own.kind, perform);
    await worker(own.kind, perform);
    await until(async () => {
      assert.ok((await queued(own.kind)).length <= 4);
      return (await own.advance()) === 0;
    });
    assert.deepEqual([...own.done.keys()].sort(), frames);
    assert.deepEqual(new Set(own.done.values()), new Set([1]));
    assert.deepEqual(jobs[0], frames.slice(0, 3));
    assert.equal(jobs.length, 14);
    assert.deepEqual(own.store.all('SELECT * FROM job'), []);
    await until(async () => (await queued(own.kind)).length === 0);
  });

  it('do not wait in the hands of a busy worker', async () => {
    const own = await owner({ frames: names(2), framesPerJob: 1 });
    await own.advance();
    let release: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => {
      release = resolve;
    });
    let held = 0;
    await worker(own.kind, async (frames) => {
      held++;
      await busy;
      own.bring(frames);
    });
    await until(() => held === 1);
    await worker(own.kind, (frames) => own.bring(frames));
    await until(() => own.done.size === 1);
    assert.equal(held, 1);
    release();
    await until(() => own.done.size === 2);
    assert.deepEqual(new Set(own.done.values()), new Set([1]));
  });

  it('are kept alive by a worker that takes long, which meanwhile takes no other', async () => {
    const own = await owner({ frames: names(4), framesPerJob: 1 });
    await own.advance();
    const info = () => fixture.broker.streams.consumers.info(STREAMS.work.name, workerDurable(own.kind));
    const held: number[] = [];
    const perform = async (frames: string[]) => {
      const started = performance.now();
      await until(() => own.done.size > 0 || performance.now() - started > 6_000);
      held.push((await info()).num_ack_pending);
      own.bring(frames);
    };
    await worker(own.kind, perform, 3);
    await until(() => own.done.size === 4);
    await until(async () => (await info()).num_ack_pending === 0);
    assert.deepEqual(held, [1, 1, 1, 1]);
    assert.equal((await info()).num_redelivered, 0);
    assert.deepEqual(new Set(own.done.values()), new Set([1]));
  });

  it('go to another worker when one is killed with a job in hand', async () => {
    const own = await owner({ frames: names(3) });
    await own.advance();
    await once(crash(own.kind), 'exit');
    const { reports } = await worker(own.kind, (frames) => own.bring(frames), 1);
    await until(() => own.done.size === 3);
    assert.deepEqual(reports, []);
    assert.equal(await own.advance(), 0);
    assert.deepEqual(own.lost, []);
  });

  it('are tried again when a worker throws, and say so', async () => {
    const own = await owner({ frames: names(1) });
    await own.advance();
    let tries = 0;
    const { reports } = await worker(own.kind, (frames) => {
      if (++tries === 1) throw new Error('the disk is full');
      own.bring(frames);
    });
    await until(() => own.done.size === 1);
    assert.equal(reports.length, 1);
    assert.match(reports[0] ?? '', /^job SS Cyg r1#000\.fits\+1@\d+, try 1: Error: the disk is full$/);
  });

  it('are finished, not dropped, by a worker that is stopped', async () => {
    const own = await owner({ frames: names(1) });
    await own.advance();
    let release: () => void = () => undefined;
    let begun = false;
    const one = await worker(own.kind, async (frames) => {
      begun = true;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      own.bring(frames);
    });
    await until(() => begun);
    const stopped = one.stop();
    release();
    await stopped;
    assert.equal(own.done.size, 1);
    assert.deepEqual(await queued(own.kind), []);
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
    await own.server.kill();
    await own.server.restart();
    const again = await connectBroker({ url: own.server.url, name: 'owner' });
    const board = new JobBoard(
      { broker: again, store, kind: 'solve', depth: 2, deadlineSeconds: 900, now: () => new Date() },
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

describe('a job that kills every worker', () => {
  it('is cut into single frames; the fatal one is lost with its reason and stands in the dead letters, the others come back', async () => {
    const frames = names(3);
    const own = await owner({ frames });
    const [, fatal = ''] = frames;
    await own.advance();
    let ended = false;
    const supervised = (async () => {
      while (!ended) {
        const child = crash(own.kind, fatal);
        child.on('message', (frame: string) => own.bring([frame]));
        await once(child, 'exit');
      }
    })();
    await until(async () => (await own.advance()) === 0);
    ended = true;
    assert.deepEqual([...own.done.keys()].sort(), [frames[0], frames[2]]);
    const reason = 'no worker brought it back in 4 tries';
    assert.deepEqual(own.lost, [{ key: 'SS Cyg r1', frame: fatal, reason }]);
    const letters = await deadLetters(own.kind);
    assert.deepEqual(
      letters.map((letter) => [letter.reason, (JSON.parse(letter.body) as work.Job).frames]),
      [[reason, [fatal]]],
    );
    assert.deepEqual(await queued(own.kind), []);
    assert.ok(own.woken() >= 2);
    for (const end of ends.splice(2).reverse()) await end();
    await supervised;
  });
});

describe('a job that workers refuse', () => {
  /** A worker that knows none of the orders there are. */
  async function stranger(kind: string): Promise<void> {
    const one = new JobWorker({
      broker: fixture.broker,
      kind,
      ackWaitSeconds: 10,
      performers: {},
      report: () => undefined,
    });
    await one.start();
    ends.push(() => one.stop());
  }

  it('is lost to its owner frame by frame, for the reason the worker gives, with one letter for each', async () => {
    const frames = names(2);
    const own = await owner({ frames, framesPerJob: 2 });
    await stranger(own.kind);
    await until(async () => (await own.advance()) === 0);
    const reason = `a worker of ${own.kind} has no task solve`;
    assert.deepEqual(
      own.lost,
      frames.map((frame) => ({ key: 'SS Cyg r1', frame, reason })),
    );
    const letters = await deadLetters(own.kind);
    assert.deepEqual(
      letters.map((letter) => [letter.reason, (JSON.parse(letter.body) as work.Job).frames]),
      [frames, ...frames.map((frame) => [frame])].map((some) => [reason, some]),
    );
    assert.equal(new Set(letters.map(({ sequence }) => sequence)).size, 3);
    assert.ok(own.woken() >= 3);
    assert.deepEqual(await queued(own.kind), []);
  });

  it('is queued anew by the next version of its owner, refused or not, and nothing is lost', async () => {
    const own = await owner({ frames: names(2), framesPerJob: 1 });
    await own.advance();
    const older = 'UPDATE job SET body = replace(body, \'"version":1\', \'"version":0\')';
    assert.equal(own.store.run(older), 2);
    own.store.run("UPDATE job SET dead_because = 'a worker refused it' WHERE frames LIKE '%000%'");
    const { broker } = fixture;
    const now = () => new Date(own.clock.now.getTime() + 1);
    const options = { broker, store: own.store, kind: own.kind, depth: 4, deadlineSeconds: 900, now };
    const next = new JobBoard(options, () => undefined);
    ends.push(() => next.close());
    assert.deepEqual(await next.advance(own.batch()), { planned: 2, lost: [] });
    assert.deepEqual((await queued(own.kind)).map(({ frames }) => frames).sort(), [['000.fits'], ['001.fits']]);
    assert.equal((await deadLetters(own.kind)).length, 0);
  });
});

describe('a message that is no job', () => {
  it('goes to the dead letters at its first delivery, with its reason, and holds nothing up', async () => {
    const own = await owner({ frames: names(1) });
    const subject = workSubject(own.kind);
    await fixture.broker.client.publish(subject, '{junk');
    await fixture.broker.client.publish(subject, '{"id":"x"}');
    await own.advance();
    const { reports } = await worker(own.kind, (frames) => own.bring(frames));
    await until(() => own.done.size === 1);
    const letters = await deadLetters(own.kind);
    assert.deepEqual(
      letters.map(({ body }) => body),
      ['{junk', '{"id":"x"}'],
    );
    assert.match(letters[0]?.reason ?? '', /^the job is not JSON: /);
    assert.equal(letters[1]?.reason, 'the job has no order this program knows');
    assert.equal(reports.length, 2);
    await until(async () => (await queued(own.kind)).length === 0);
    assert.equal(
      (await fixture.broker.streams.consumers.info(STREAMS.work.name, workerDurable(own.kind))).num_redelivered,
      0,
    );
  });
});

describe('the table of jobs', () => {
  const later = (own: Owner, seconds: number) => {
    own.clock.now = new Date(own.clock.now.getTime() + seconds * 1000);
  };
  const vanish = async (own: Owner) => {
    for (const { sequence } of own.store.all<{ sequence: number }>('SELECT sequence FROM job')) {
      await fixture.broker.streams.streams.deleteMessage(STREAMS.work.name, sequence);
    }
  };

  it('changes nothing when it is looked at twice', async () => {
    const own = await owner({ frames: names(9) });
    await own.advance();
    const before = await queued(own.kind);
    assert.equal(await own.advance(), 9);
    assert.deepEqual(await queued(own.kind), before);
    assert.equal(before.length, 3);
  });

  it('queues again what vanished from the queue, but not what a worker has only just taken off it', async () => {
    const own = await owner({ frames: names(2), framesPerJob: 2 });
    await own.advance();
    const [first] = await queued(own.kind);
    later(own, 31);
    await own.advance();
    assert.deepEqual(await queued(own.kind), [first]);
    await vanish(own);
    await own.advance();
    later(own, 29);
    await own.advance();
    assert.deepEqual(await queued(own.kind), []);
    later(own, 2);
    await own.advance();
    const [second] = await queued(own.kind);
    assert.deepEqual(second?.frames, first?.frames);
    assert.notEqual(second?.id, first?.id);
    assert.deepEqual(own.lost, []);
  });

  it('gives a job up past its deadline: first cut into single frames, then lost', async () => {
    const own = await owner({ frames: names(2), framesPerJob: 2, deadlineSeconds: 100 });
    await own.advance();
    later(own, 101);
    assert.equal(await own.advance(), 2);
    assert.deepEqual(
      (await queued(own.kind)).map(({ frames }) => frames),
      [['000.fits'], ['001.fits']],
    );
    later(own, 101);
    assert.equal(await own.advance(), 0);
    const reason = 'no result in 100 s';
    assert.deepEqual(
      own.lost,
      names(2).map((frame) => ({ key: 'SS Cyg r1', frame, reason })),
    );
    assert.deepEqual(await queued(own.kind), []);
    assert.equal((await deadLetters(own.kind)).length, 2);
    assert.equal(await own.advance(), 0);
  });

  it('gives up a job past its deadline whose message a worker had taken off the queue', async () => {
    const own = await owner({ frames: names(1), deadlineSeconds: 20 });
    await own.advance();
    await vanish(own);
    later(own, 21);
    await own.advance();
    assert.deepEqual(
      own.lost.map(({ frame }) => frame),
      names(1),
    );
  });

  it('forgets what is done or no longer wanted', async () => {
    const own = await owner({ frames: names(6) });
    await own.advance();
    own.bring(names(3));
    await own.advance();
    assert.equal(own.store.all('SELECT * FROM job').length, 1);
    await own.board.advance([]);
    assert.deepEqual(own.store.all('SELECT * FROM job'), []);
  });

  it('may be emptied by a rebuild: the work is queued again and the result is the same', async () => {
    const frames = names(12);
    const own = await owner({ frames });
    await own.advance();
    own.store.run('DELETE FROM job');
    later(own, 1);
    assert.equal(await own.advance(), 12);
    await worker(own.kind, (some) => own.bring(some));
    await until(async () => (await own.advance()) === 0);
    assert.deepEqual([...own.done.keys()].sort(), frames);
    assert.deepEqual(own.lost, []);
    await until(async () => (await queued(own.kind)).length === 0);
  });

  it('takes the most urgent batch first', async () => {
    const own = await owner({ frames: [], depth: 1 });
    const batch = (key: string): Batch => ({
      key,
      frames: [`${key}.fits`],
      framesPerJob: 1,
      orderOf: solveOrder,
    });
    assert.deepEqual(await own.board.advance([batch('new'), batch('old')]), { planned: 2, lost: [] });
    assert.deepEqual(
      (await queued(own.kind)).map(({ frames }) => frames),
      [['new.fits']],
    );
  });

  it('takes frames with names no header can hold', async () => {
    const frames = [' a\nb.fits '];
    const own = await owner({ frames });
    await own.advance();
    await worker(own.kind, (some) => own.bring(some));
    await until(async () => (await own.advance()) === 0);
    assert.deepEqual([...own.done.keys()], frames);
  });
});
