import assert from 'node:assert/strict';
import { STREAMS } from '../log/broker.js';
import { until } from '../testkit/until.js';
import type { Batch } from './batch.js';
import { frameNames, solveOrder } from './testing/frameOrders.js';
import { jobsOnABroker } from './testing/jobsOnABroker.js';
import type { Owner } from './testing/owner.js';

const jobs = jobsOnABroker();

describe('the table of jobs', () => {
  const later = (own: Owner, seconds: number) => {
    own.clock.now = new Date(own.clock.now.getTime() + seconds * 1000);
  };
  const vanish = async (own: Owner) => {
    for (const { sequence } of own.store.all<{ sequence: number }>('SELECT sequence FROM job')) {
      await jobs.log.broker.streams.streams.deleteMessage(STREAMS.work.name, sequence);
    }
  };

  it('changes nothing when it is looked at twice', async () => {
    const own = await jobs.owner({ frames: frameNames(9) });
    await own.advance();
    const before = await jobs.queued(own.kind);
    assert.equal(await own.advance(), 9);
    assert.deepEqual(await jobs.queued(own.kind), before);
    assert.equal(before.length, 3);
  });

  it('queues again what vanished from the queue, but not what a worker has only just taken off it', async () => {
    const own = await jobs.owner({ frames: frameNames(2), framesPerJob: 2 });
    await own.advance();
    const [first] = await jobs.queued(own.kind);
    later(own, 31);
    await own.advance();
    assert.deepEqual(await jobs.queued(own.kind), [first]);
    await vanish(own);
    await own.advance();
    later(own, 29);
    await own.advance();
    assert.deepEqual(await jobs.queued(own.kind), []);
    later(own, 2);
    await own.advance();
    const [second] = await jobs.queued(own.kind);
    assert.deepEqual(second?.frames, first?.frames);
    assert.notEqual(second?.id, first?.id);
    assert.deepEqual(own.lost, []);
  });

  it('tells of a job that is too large for the broker, or for the stream of another, and goes on with the rest', async () => {
    const told: string[] = [];
    const cannotOrder = (key: string, error: unknown) => told.push(`${key}: ${String(error)}`);
    const own = await jobs.owner({ frames: frameNames(2), cannotOrder });
    const batch = (key: string, frames: readonly string[]): Batch => ({
      ...{ key, frames, framesPerJob: 2 },
      orderOf: solveOrder,
    });
    const { streams } = jobs.log.broker.streams;
    const { config } = await streams.info(STREAMS.work.name);
    await streams.update(STREAMS.work.name, { ...config, max_msg_size: 10_000 });
    const advance = (frame: string) => own.board.advance([batch('large', [frame]), batch('small', frameNames(2))]);
    try {
      await advance(`${'x'.repeat(20_000)}.fits`);
      await advance(`${'x'.repeat(2_000_000)}.fits`);
    } finally {
      await streams.update(STREAMS.work.name, config);
    }
    const [ofStream = '', ofBroker = ''] = told;
    assert.match(
      ofStream,
      /^large: Error: the job large#x+ takes \d+ bytes; the broker takes 10000 at most \(max_msg_size of/,
    );
    assert.match(ofBroker, /takes \d+ bytes; the broker takes 1048576 at most \(max_payload of its nats-server\)$/);
    assert.deepEqual(
      (await jobs.queued(own.kind)).map(({ frames }) => frames),
      [frameNames(2)],
    );
  });

  it('forgets what is done or no longer wanted', async () => {
    const own = await jobs.owner({ frames: frameNames(6) });
    await own.advance();
    own.bring(frameNames(3));
    await own.advance();
    assert.equal(own.store.all('SELECT * FROM job').length, 1);
    await own.board.advance([]);
    assert.deepEqual(own.store.all('SELECT * FROM job'), []);
  });

  it('may be emptied by a rebuild: the work is queued again and the result is the same', async () => {
    const frames = frameNames(12);
    const own = await jobs.owner({ frames });
    await own.advance();
    own.store.run('DELETE FROM job');
    later(own, 1);
    assert.equal(await own.advance(), 12);
    await jobs.worker(own.kind, (some) => own.bring(some));
    await until(async () => (await own.advance()) === 0);
    assert.deepEqual([...own.done.keys()].sort(), frames);
    assert.deepEqual(own.lost, []);
    await until(async () => (await jobs.queued(own.kind)).length === 0);
  });

  it('takes the most urgent batch first', async () => {
    const own = await jobs.owner({ frames: [], depth: 1 });
    const batch = (key: string): Batch => ({
      key,
      frames: [`${key}.fits`],
      framesPerJob: 1,
      orderOf: solveOrder,
    });
    assert.deepEqual(await own.board.advance([batch('new'), batch('old')]), { planned: 2, lost: [], held: [] });
    assert.deepEqual(
      (await jobs.queued(own.kind)).map(({ frames }) => frames),
      [['new.fits']],
    );
  });

  it('shares the queue between the series of a night, and only then goes on to an older one', async () => {
    const own = await jobs.owner({ frames: [], depth: 4 });
    const left = new Map(
      ['solve/2/a', 'solve/2/b', 'solve/2/c', 'solve/1/d'].map((key) => [
        key,
        frameNames(3).map((name) => `${key}/${name}`),
      ]),
    );
    const advance = () =>
      own.board.advance(
        [...left].map(([key, frames]): Batch => ({ key, frames, framesPerJob: 1, orderOf: solveOrder })),
      );
    const queued = async () => (await jobs.queued(own.kind)).flatMap(({ frames }) => frames);
    const done: string[] = [];
    while ((await advance()).planned > 0) {
      const [first = assert.fail('nothing is queued')] = own.store.all<{
        id: string;
        frames: string;
        sequence: number;
      }>('SELECT id, frames, sequence FROM job ORDER BY sequence');
      if (done.length === 0) assert.equal((await queued()).length, 4);
      const [frame = ''] = JSON.parse(first.frames) as string[];
      await jobs.log.broker.streams.streams.deleteMessage(STREAMS.work.name, first.sequence);
      done.push(frame);
      for (const [key, frames] of left) {
        const rest = frames.filter((one) => one !== frame);
        if (rest.length === 0) left.delete(key);
        else left.set(key, rest);
      }
    }
    const seriesDone = done.map((frame) => [...'abcd'].find((name) => frame.includes(`/${name}/`)));
    assert.deepEqual(seriesDone.join(''), 'abcabcabcddd');
  });

  it('takes frames with names no header can hold', async () => {
    const frames = [' a\nb.fits '];
    const own = await jobs.owner({ frames });
    await own.advance();
    await jobs.worker(own.kind, (some) => own.bring(some));
    await until(async () => (await own.advance()) === 0);
    assert.deepEqual([...own.done.keys()], frames);
  });
});
