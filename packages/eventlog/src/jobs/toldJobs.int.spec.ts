import assert from 'node:assert/strict';
import { until } from '../testkit/until.js';
import type { EndedJob, TakenJob } from './jobWorker.js';
import { frameNames } from './testing/frameOrders.js';
import { jobsOnABroker } from './testing/jobsOnABroker.js';

const jobs = jobsOnABroker();

describe('who keeps a diary of jobs', () => {
  it('is told when one is taken and how it ended, with its try and what it is about', async () => {
    const own = await jobs.owner({ frames: frameNames(2) });
    await own.advance();
    const told: (TakenJob | EndedJob)[] = [];
    let tries = 0;
    const perform = (frames: string[]) => {
      if (++tries === 1) throw new Error('the first try fails');
      own.bring(frames);
    };
    await jobs.worker(own.kind, perform, { taken: (job) => told.push(job), ended: (job) => told.push(job) });
    await until(() => told.length === 4);
    assert.deepEqual(
      told.map((job) => ['outcome' in job ? job.outcome : 'taken', job.tries, job.frames]),
      [
        ['taken', 1, 2],
        ['failed', 1, 2],
        ['taken', 2, 2],
        ['done', 2, 2],
      ],
    );
    const [{ night, targetName, filter, task, id } = told[0] as TakenJob] = told;
    assert.deepEqual(
      { night, targetName, filter, task },
      { night: '20240101', targetName: 'SS Cyg', filter: 'V', task: 'solve' },
    );
    assert.deepEqual(new Set(told.map((job) => job.id)), new Set([id]));
    assert.ok(told.every((job) => !('outcome' in job) || (job.seconds >= 0 && job.cpuSeconds >= 0)));
  });
});
