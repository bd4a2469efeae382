import assert from 'node:assert/strict';
import type { Crew } from '@wombat/reduction';
import { WorkerCrew } from './workerCrew.js';

describe('the threads of a worker', () => {
  it('stay from job to job, and are others after a job that failed', async () => {
    const threads = new WorkerCrew(64);
    const seen: Crew[] = [];
    const job = async (crew: Crew) => {
      seen.push(crew);
      if (seen.length === 2) throw new Error('it failed');
      return seen.length;
    };
    try {
      assert.equal(await threads.at(job), 1);
      await assert.rejects(threads.at(job), /it failed/);
      assert.equal(await threads.at(job), 3);
    } finally {
      await threads.dismiss();
    }
    assert.equal(seen[0], seen[1]);
    assert.notEqual(seen[1], seen[2]);
  });

  it('are gone when no other job comes for a while, and made anew for the next', async () => {
    const threads = new WorkerCrew(64, 1);
    const gone = Promise.withResolvers<void>();
    const first = await threads.at(async (crew) => {
      const dismiss = crew.dismiss.bind(crew);
      crew.dismiss = async () => {
        await dismiss();
        gone.resolve();
      };
      return crew;
    });
    await gone.promise;
    try {
      assert.notEqual(await threads.at(async (crew) => crew), first);
    } finally {
      await threads.dismiss();
    }
  });
});
