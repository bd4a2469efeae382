import assert from 'node:assert/strict';
import { parseJob, workerDurable } from './jobs.js';

const job = { id: 'a', kind: 'astrometry', task: 'solve', input: { fov: 1 }, frames: ['1.fits', '2.fits'] };

describe('parseJob', () => {
  it('reads a job', () => {
    assert.deepEqual(parseJob(JSON.stringify(job)), { ok: true, value: job });
  });

  it('says why a text is no JSON', () => {
    const parsed = parseJob('{junk');
    assert.equal(parsed.ok, false);
    assert.match(parsed.ok ? '' : parsed.reason, /^the job is not JSON: /);
  });

  it('refuses JSON that is no job', () => {
    const wrong: unknown[] = [
      null,
      1,
      'job',
      [],
      {},
      { ...job, id: 1 },
      { ...job, kind: null },
      { ...job, task: undefined },
    ];
    wrong.push({ ...job, input: null }, { ...job, frames: '1.fits' }, { ...job, frames: ['1.fits', 2] });
    for (const one of wrong) {
      assert.deepEqual(parseJob(JSON.stringify(one)), {
        ok: false,
        reason: 'the job lacks id, kind, task, input or frames',
      });
    }
  });
});

describe('workerDurable', () => {
  it('is one for all workers of a kind', () => {
    assert.equal(workerDurable('photometry'), 'worker-photometry');
  });
});
