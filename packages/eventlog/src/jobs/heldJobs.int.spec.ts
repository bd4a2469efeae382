import assert from 'node:assert/strict';
import { until } from '../testkit/until.js';
import { frameNames, solveOrder } from './testing/frameOrders.js';
import { jobsOnABroker } from './testing/jobsOnABroker.js';
import type { Owner } from './testing/owner.js';

const jobs = jobsOnABroker();

class DiskFull extends Error {}

const full = { code: 'diskFull', reason: 'the disk is full: make room' };
const holdOf = (error: unknown) => (error instanceof DiskFull ? full : null);
const key = 'SS Cyg r1';

const later = (own: Owner, seconds: number) => {
  own.clock.now = new Date(own.clock.now.getTime() + seconds * 1000);
};

/** A worker on a disk that is full until it is said to be mended. */
async function workerOnAFullDisk(own: Owner) {
  const disk = { full: true, tries: 0 };
  await jobs.worker(
    own.kind,
    (frames) => {
      disk.tries++;
      if (disk.full) throw new DiskFull();
      own.bring(frames);
    },
    { holdOf },
  );
  return disk;
}

/** No job of its is in the queue, nor in a worker's hands. */
const allGivenBack = (own: Owner) => until(() => own.store.all('SELECT id FROM job').length === 0);

const held = async (own: Owner) => (await own.board.advance(own.batch())).held;

describe('work that this computer does not let be done', () => {
  it('is held with its reason, uses up no tries, and nothing of it is lost', async () => {
    const own = await jobs.owner({ frames: frameNames(6) });
    const disk = await workerOnAFullDisk(own);
    await own.advance();
    await until(async () => (await held(own)).length === 1);
    assert.deepEqual(await held(own), [{ key, ...full }]);
    for (let times = 1; times <= 6; times++) {
      await allGivenBack(own);
      const before = disk.tries;
      later(own, 61);
      await own.advance();
      await until(() => disk.tries > before);
      await allGivenBack(own);
      assert.equal(await own.advance(), 0);
      assert.equal(disk.tries, before + 1, 'one job tries it');
    }
    assert.deepEqual(own.lost, []);
    assert.deepEqual(await jobs.deadLetters(own.kind), []);
  });

  it('goes on by itself once the cause is gone, whole, and is held no more', async () => {
    const own = await jobs.owner({ frames: frameNames(9) });
    const disk = await workerOnAFullDisk(own);
    await own.advance();
    await until(async () => (await held(own)).length === 1);
    await allGivenBack(own);
    disk.full = false;
    assert.equal(own.done.size, 0);
    later(own, 61);
    await until(async () => (await own.advance()) === 0);
    assert.deepEqual([...own.done.keys()].sort(), frameNames(9));
    assert.deepEqual(await held(own), []);
  });

  it('is tried again at once by the next process of its owner', async () => {
    const own = await jobs.owner({ frames: frameNames(3) });
    const disk = await workerOnAFullDisk(own);
    await own.advance();
    await until(async () => (await held(own)).length === 1);
    await allGivenBack(own);
    disk.full = false;
    own.board.close();
    later(own, 1);
    const next = own.again();
    jobs.afterTest(() => next.close());
    await until(async () => (await next.advance(own.batch())).planned === 0);
    assert.deepEqual([...own.done.keys()].sort(), frameNames(3));
  });

  it('holds no other batch', async () => {
    const own = await jobs.owner({ frames: [] });
    const done: string[] = [];
    await jobs.worker(
      own.kind,
      (frames) => {
        if (frames.includes('full.fits')) throw new DiskFull();
        done.push(...frames);
      },
      { holdOf },
    );
    const batches = [
      { key: 'full', frames: ['full.fits'], framesPerJob: 1, orderOf: solveOrder },
      { key: 'free', frames: ['free.fits'], framesPerJob: 1, orderOf: solveOrder },
    ];
    const open = () => batches.filter(({ frames }) => !frames.some((frame) => done.includes(frame)));
    await until(async () => (await own.board.advance(open())).planned === 0);
    assert.deepEqual(done, ['free.fits']);
    assert.deepEqual((await own.board.advance(open())).held, [{ key: 'full', ...full }]);
  });
});

describe('an order that cannot be made', () => {
  it('is told of, and holds up no other', async () => {
    const told: unknown[] = [];
    const own = await jobs.owner({ frames: [], cannotOrder: (...problem) => told.push(problem) });
    const error = new Error('a measurement without a target');
    const broken = () => {
      throw error;
    };
    await own.board.advance([
      { key: 'broken', frames: ['a.fits'], framesPerJob: 1, orderOf: broken },
      { key: 'sound', frames: ['b.fits'], framesPerJob: 1, orderOf: solveOrder },
    ]);
    assert.deepEqual(told, [['broken', error]]);
    assert.deepEqual(
      (await jobs.queued(own.kind)).map(({ frames }) => frames),
      [['b.fits']],
    );
  });
});
