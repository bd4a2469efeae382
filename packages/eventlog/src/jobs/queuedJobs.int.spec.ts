import assert from 'node:assert/strict';
import { workSubject } from '../vocabulary/subjects.js';
import { jobText } from './jobs.js';
import { dequeue, isQueued, oldestQueued, type QueuedJob } from './queuedJobs.js';
import { frameNames, solveOrder } from './testing/frameOrders.js';
import { jobsOnABroker } from './testing/jobsOnABroker.js';

const jobs = jobsOnABroker();

/** A job as a broker may bring it back that was killed: done long ago, and named by no row. */
async function putBack(kind: string, frame: string): Promise<QueuedJob> {
  const body = jobText({ id: `done ${frame}`, frames: [frame], order: solveOrder([frame]) });
  return { sequence: (await jobs.log.broker.client.publish(workSubject(kind), body)).seq, body };
}

describe('jobs in the queue that no row names', () => {
  it('are taken away at the first step and every ten seconds, and no others', async () => {
    const own = await jobs.owner({ frames: frameNames(2), framesPerJob: 1 });
    const other = await putBack('another-kind', 'x.fits');
    const first = await putBack(own.kind, 'a.fits');
    await own.advance();
    const queued = async () => (await jobs.queued(own.kind)).flatMap(({ frames }) => frames).sort();
    assert.deepEqual(await queued(), ['000.fits', '001.fits']);
    assert.equal(await isQueued(jobs.log.broker, first), false);
    await putBack(own.kind, 'b.fits');
    await own.advance();
    assert.deepEqual(await queued(), ['000.fits', '001.fits', 'b.fits'], 'not looked for at every step');
    own.clock.now = new Date(own.clock.now.getTime() + 11_000);
    await own.advance();
    assert.deepEqual(await queued(), ['000.fits', '001.fits']);
    assert.equal(await isQueued(jobs.log.broker, other), true);
  });

  it('say since when the oldest of a kind is there', async () => {
    const before = Date.now();
    assert.equal(await oldestQueued(jobs.log.broker, 'an-idle-kind'), null);
    await putBack('a-busy-kind', 'a.fits');
    const since = await oldestQueued(jobs.log.broker, 'a-busy-kind');
    assert.ok(since !== null && since.getTime() >= before - 1_000 && since.getTime() <= Date.now() + 1_000);
    await putBack('a-busy-kind', 'b.fits');
    assert.deepEqual(await oldestQueued(jobs.log.broker, 'a-busy-kind'), since);
  });

  it('may be gone already when they are taken away', async () => {
    const job = await putBack('a-kind', 'a.fits');
    await dequeue(jobs.log.broker, job);
    await dequeue(jobs.log.broker, job);
    assert.equal(await isQueued(jobs.log.broker, job), false);
  });

  it('are not those that stand in their places once the broker has lost its last jobs', async () => {
    const job = await putBack('a-kind', 'b.fits');
    const lost = { ...job, body: job.body.replaceAll('b.fits', 'c.fits') };
    assert.equal(await isQueued(jobs.log.broker, lost), false);
    await dequeue(jobs.log.broker, lost);
    assert.equal(await isQueued(jobs.log.broker, job), true);
  });
});
