import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { work } from '@wombat/proto';
import { STREAMS } from '../log/broker.js';
import { consumerLags } from '../log/consumerLag.js';
import { EventTooLarge } from '../log/eventTooLarge.js';
import { until } from '../testkit/until.js';
import { letterAt, newestLetters, putLetterAway } from './deadLetterBox.js';
import { bury } from './deadLetters.js';
import { JobBoard } from './jobBoard.js';
import { frameNames } from './testing/frameOrders.js';
import { jobsOnABroker } from './testing/jobsOnABroker.js';

const jobs = jobsOnABroker();

describe('a job that kills every worker', () => {
  it('is cut into single frames; the fatal one is lost with its reason and stands in the dead letters, the others come back', async () => {
    const frames = frameNames(3);
    const own = await jobs.owner({ frames });
    const [, fatal = ''] = frames;
    await own.advance();
    let ended = false;
    const supervised = (async () => {
      while (!ended) {
        const child = jobs.crash(own.kind, fatal);
        child.on('message', (frame: string) => own.bring([frame]));
        await once(child, 'exit');
      }
    })();
    await until(async () => (await own.advance()) === 0);
    ended = true;
    assert.deepEqual([...own.done.keys()].sort(), [frames[0], frames[2]]);
    const why = 'each ended, or was silent for too long; the logs of the home tell more';
    const reason = `no worker brought it back in 4 tries: ${why}`;
    assert.deepEqual(own.lost, [{ key: 'SS Cyg r1', frame: fatal, reason }]);
    const letters = await jobs.deadLetters(own.kind);
    assert.deepEqual(
      letters.map((letter) => [letter.reason, (JSON.parse(letter.body) as work.Job).frames]),
      [[reason, [fatal]]],
    );
    assert.deepEqual(await jobs.queued(own.kind), []);
    assert.ok(own.woken() >= 2);
    await jobs.endWorkers();
    await supervised;
  });
});

describe('the letter of a job', () => {
  it('is written without the job where the stream of another takes no more', async () => {
    const { broker } = jobs.log;
    const { streams } = broker.streams;
    const { config } = await streams.info(STREAMS.dead.name);
    await streams.update(STREAMS.dead.name, { ...config, max_msg_size: 2_000 });
    try {
      await bury(broker, 'small', { reason: 'it kills', sequence: 7, body: 'x'.repeat(3_000) });
    } finally {
      await streams.update(STREAMS.dead.name, config);
    }
    const [letter] = await jobs.deadLetters('small');
    assert.deepEqual([letter?.sequence, letter?.body], [7, '']);
    assert.match(letter?.reason ?? '', /^it kills \(a letter of \d+ bytes with the job, which is left out\)$/);
  });
});

describe('a job on which every worker fails', () => {
  it('is lost frame by frame, for what the last one met', async () => {
    const frames = frameNames(2);
    const own = await jobs.owner({ frames, framesPerJob: 2 });
    let tries = 0;
    const { reports } = await jobs.worker(own.kind, (some) => {
      if (some.includes(frames[0] ?? '')) throw new Error(`try ${++tries}: there is a letter in the place of the flat`);
      own.bring(some);
    });
    await until(async () => (await own.advance()) === 0);
    const reason = (last: number) =>
      `no worker brought it back in 4 tries, the last of which failed: try ${last}: there is a letter in the place of the flat`;
    assert.deepEqual(own.lost, [{ key: 'SS Cyg r1', frame: frames[0], reason: reason(8) }]);
    assert.deepEqual([...own.done.keys()], [frames[1]]);
    const letters = await jobs.deadLetters(own.kind);
    assert.deepEqual(
      letters.map((letter) => letter.reason),
      [reason(4), reason(8)],
    );
    assert.equal(reports.length, 8);
    await until(async () => (await jobs.queued(own.kind)).length === 0);
  });
});

describe('a job whose result the broker never takes', () => {
  it('is tried once for each frame in the end, and lost for the size of the event and the limit', async () => {
    const [frame = ''] = frameNames(1);
    const own = await jobs.owner({ frames: [frame] });
    const { reports } = await jobs.worker(own.kind, () => {
      throw new EventTooLarge({
        what: 'the event measured',
        bytes: 9_000_000,
        most: 8_388_608,
        limit: 'max_payload of its nats-server',
      });
    });
    await until(async () => (await own.advance()) === 0);
    const reason =
      'the event measured takes 9000000 bytes; the broker takes 8388608 at most (max_payload of its nats-server)';
    assert.deepEqual(own.lost, [{ key: 'SS Cyg r1', frame, reason }]);
    const letters = await jobs.deadLetters(own.kind);
    assert.deepEqual([letters.length, letters[0]?.reason], [1, reason]);
    assert.ok(reports.length <= 2, `${reports.length} reports`);
  });
});

describe('a job that workers refuse', () => {
  it('is lost to its owner frame by frame, for the reason the worker gives, with one letter for each', async () => {
    const frames = frameNames(2);
    const own = await jobs.owner({ frames, framesPerJob: 2 });
    await jobs.stranger(own.kind);
    await until(async () => (await own.advance()) === 0);
    const reason = `a worker of ${own.kind} has no task solve`;
    assert.deepEqual(
      own.lost,
      frames.map((frame) => ({ key: 'SS Cyg r1', frame, reason })),
    );
    const letters = await jobs.deadLetters(own.kind);
    assert.deepEqual(
      letters.map((letter) => [letter.reason, (JSON.parse(letter.body) as work.Job).frames]),
      [frames, ...frames.map((frame) => [frame])].map((some) => [reason, some]),
    );
    assert.equal(new Set(letters.map(({ sequence }) => sequence)).size, 3);
    assert.ok(own.woken() >= 3);
    assert.deepEqual(await jobs.queued(own.kind), []);
  });

  it('is queued anew by the next version of its owner, refused or not, and nothing is lost', async () => {
    const own = await jobs.owner({ frames: frameNames(2), framesPerJob: 1 });
    await own.advance();
    const older = 'UPDATE job SET body = replace(body, \'"version":3\', \'"version":2\')';
    assert.equal(own.store.run(older), 2);
    own.store.run("UPDATE job SET dead_because = 'a worker refused it' WHERE frames LIKE '%000%'");
    const { broker } = jobs.log;
    const now = () => new Date(own.clock.now.getTime() + 1);
    const options = {
      broker,
      store: own.store,
      kind: own.kind,
      depth: 4,
      deadlineSeconds: 900,
      holdSeconds: 60,
      now,
      uptimeMilliseconds: () => 0,
    };
    const next = new JobBoard(options, () => undefined);
    jobs.afterTest(() => next.close());
    assert.deepEqual(await next.advance(own.batch()), { planned: 2, lost: [], held: [] });
    assert.deepEqual((await jobs.queued(own.kind)).map(({ frames }) => frames).sort(), [['000.fits'], ['001.fits']]);
    assert.equal((await jobs.deadLetters(own.kind)).length, 0);
  });
});

describe('the box of dead letters', () => {
  it('gives the newest with what they are about, and loses those that are put away', async () => {
    const own = await jobs.owner({ frames: frameNames(3), framesPerJob: 1 });
    await jobs.stranger(own.kind);
    await until(async () => (await own.advance()) === 0);
    const { broker } = jobs.log;
    const before = await newestLetters(broker, 100);
    const [newest] = before.letters;
    assert.ok(newest !== undefined && before.count >= 3);
    assert.equal(newest.kind, own.kind);
    assert.equal(newest.reason, `a worker of ${own.kind} has no task solve`);
    assert.equal(newest.job?.task, 'solve');
    assert.equal(newest.job.frames.length, 1);
    assert.deepEqual((await newestLetters(broker, 2)).letters, before.letters.slice(0, 2));
    assert.equal(await putLetterAway(broker, newest.place), true);
    assert.equal(await letterAt(broker, newest.place), null);
    assert.equal(await putLetterAway(broker, newest.place), false);
    assert.deepEqual(await newestLetters(broker, 100), { count: before.count - 1, letters: before.letters.slice(1) });
  });

  it('stands beside what is told of everybody who reads a stream', async () => {
    const own = await jobs.owner({ frames: frameNames(2), framesPerJob: 1 });
    await own.advance();
    const lag = async () =>
      (await consumerLags(jobs.log.broker)).find(({ consumer }) => consumer === `worker-${own.kind}`);
    assert.equal(await lag(), undefined);
    let release: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => {
      release = resolve;
    });
    await jobs.worker(own.kind, async (frames) => {
      await busy;
      own.bring(frames);
    });
    const inHand = { stream: 'WOMBAT_WORK', consumer: `worker-${own.kind}`, pending: 1, ackPending: 1, redelivered: 0 };
    await until(async () => (await lag())?.ackPending === 1);
    assert.deepEqual(await lag(), inHand);
    release();
    await until(async () => (await own.advance()) === 0);
    await until(async () => (await lag())?.ackPending === 0);
  });
});
