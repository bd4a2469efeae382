import assert from 'node:assert/strict';
import { until } from '../testkit/until.js';
import { frameNames } from './testing/frameOrders.js';
import { jobsOnABroker } from './testing/jobsOnABroker.js';
import type { Owner } from './testing/owner.js';

const jobs = jobsOnABroker();

const setForward = (own: Owner, seconds: number) => {
  own.clock.now = new Date(own.clock.now.getTime() + seconds * 1000);
};
const later = (own: Owner, seconds: number) => {
  setForward(own, seconds);
  own.clock.uptimeMilliseconds += seconds * 1000;
};

const begun = ({ store }: Owner) => store.all('SELECT id FROM job WHERE begun_at IS NOT NULL').length;

/** A worker that takes jobs and brings nothing back before it is let go. */
async function busyWorker(kind: string) {
  const gate = Promise.withResolvers<void>();
  let taken = 0;
  await jobs.worker(kind, () => {
    taken++;
    return gate.promise;
  });
  return { taken: () => taken, letGo: () => gate.resolve() };
}

/** One job of the owner's, in the hands of a worker, as the owner has seen by now. */
async function takenByWorker(own: Owner) {
  await own.advance();
  const worker = await busyWorker(own.kind);
  await until(() => worker.taken() === 1);
  later(own, 2);
  await own.advance();
  assert.equal(begun(own), 1);
  return worker;
}

describe('the deadline of a job', () => {
  it('does not run while it waits in the queue, however long', async () => {
    const own = await jobs.owner({ frames: frameNames(2), framesPerJob: 1, deadlineSeconds: 100 });
    assert.equal(await own.advance(), 2);
    for (const seconds of [101, 10_000]) {
      later(own, seconds);
      assert.equal(await own.advance(), 2);
    }
    assert.deepEqual(own.lost, []);
    assert.equal((await jobs.queued(own.kind)).length, 2);
  });

  it('runs from when a worker takes it, for that one alone: it is cut into single frames, then lost', async () => {
    const own = await jobs.owner({ frames: frameNames(4), framesPerJob: 2, deadlineSeconds: 100 });
    const worker = await takenByWorker(own);
    later(own, 101);
    assert.equal(await own.advance(), 4);
    const waiting = (await jobs.queued(own.kind)).map(({ frames }) => frames).sort();
    assert.deepEqual(waiting, [['000.fits'], ['001.fits'], ['002.fits', '003.fits']]);
    assert.deepEqual(own.lost, []);
    worker.letGo();
    await until(async () => (await jobs.queued(own.kind)).length === 0);
    // The worker has taken the single frames off the queue and brought nothing back.
    later(own, 2);
    await own.advance();
    assert.equal(begun(own), 3);
    later(own, 101);
    await own.advance();
    const reason = 'no result in 100 s';
    assert.deepEqual(
      own.lost,
      ['000.fits', '001.fits'].map((frame) => ({ key: 'SS Cyg r1', frame, reason })),
    );
    assert.equal((await jobs.deadLetters(own.kind)).length, 2);
  });

  it('is not over because the clock is set forward while a worker has the job', async () => {
    const own = await jobs.owner({ frames: frameNames(1), deadlineSeconds: 100 });
    const worker = await takenByWorker(own);
    setForward(own, 10_000);
    assert.equal(await own.advance(), 1);
    assert.equal(await own.advance(), 1);
    assert.deepEqual(own.lost, []);
    later(own, 101);
    await own.advance();
    assert.deepEqual(
      own.lost.map(({ reason }) => reason),
      ['no result in 100 s'],
    );
    worker.letGo();
  });
});
