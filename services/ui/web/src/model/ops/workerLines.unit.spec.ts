import assert from 'node:assert/strict';
import { durationText, jobWords, serviceRate, workerLines } from './workerLines.js';

const now = new Date('2026-01-01T01:00:00.000Z');
const worker = {
  ...{ service: 'photometry', name: 'photometry-worker-1', host: 'dome', pid: 7 },
  ...{ startedAt: '2026-01-01T00:00:00.000Z', silentSeconds: 1, jobsDone: 1, job: null },
  state: 'waiting',
  framesPerMinute: null,
} as const;
const job = {
  ...{ task: 'measure', night: '20251015', targetName: 'XZ Cyg', filter: 'V', frames: ['a.fits', 'b.fits'] },
  ...{ since: '2026-01-01T00:59:52.000Z', tries: 1 },
};

const ofNothing = { restarts: null, errors: [] };

describe('workers in words', () => {
  it('tell who they are, what they do and for how long, of one service', () => {
    const other = { ...worker, service: 'astrometry' };
    const busy = { ...worker, state: 'working', job, jobsDone: 2, framesPerMinute: 30.4 } as const;
    assert.deepEqual(workerLines({ ...ofNothing, workers: [worker, other] }, 'photometry', now), [
      {
        key: 'dome/photometry-worker-1/7',
        name: 'photometry-worker-1 on dome, process 7',
        state: 'waiting',
        doing: 'waits for work',
        did: '1 job since 2026-01-01 00:00 UTC',
        troubles: [],
      },
    ]);
    const [line] = workerLines({ ...ofNothing, workers: [busy] }, 'photometry', now);
    assert.equal(line?.doing, 'measure XZ Cyg V 2025-10-15, 2 frames, for 8 s');
    assert.equal(line?.did, '2 jobs since 2026-01-01 00:00 UTC, 30 frames a minute');
  });

  it('say that a job is tried again, and that nothing is heard of a worker', () => {
    const silent = { ...worker, state: 'silent', silentSeconds: 140, job: { ...job, tries: 2 } } as const;
    const [line] = workerLines({ ...ofNothing, workers: [silent] }, 'photometry', now);
    assert.equal(line?.doing, 'no sign of life for 2 min; then: measure XZ Cyg V 2025-10-15, 2 frames, for 8 s, try 2');
  });

  it('say how often they were started again, and what last went wrong', () => {
    const lastAt = '2026-01-01T00:30:00.000Z';
    const restarts = [{ program: worker.name, count: 1, lastAt, lastEnd: 'ended by SIGKILL' }];
    const errors = [{ at: lastAt, service: worker.name, level: 'error', words: 'it failed' } as const];
    const [line] = workerLines({ restarts, errors, workers: [worker] }, 'photometry', now);
    assert.deepEqual(line?.troubles, [
      'started again: 1, the last at 2026-01-01 00:30 UTC: ended by SIGKILL',
      'last error, 2026-01-01 00:30 UTC: it failed',
    ]);
  });

  it('have a pace together, once one was heard for long enough', () => {
    const at = (framesPerMinute: number | null) => ({ ...worker, framesPerMinute });
    const others = [{ ...at(90), service: 'astrometry' }];
    assert.equal(serviceRate([at(null), ...others], 'photometry'), null);
    assert.equal(serviceRate([at(12.2), at(null), at(9.9), ...others], 'photometry'), 22);
  });

  it('name masters and single frames', () => {
    assert.equal(jobWords({ ...job, frames: ['a.fits'] }), 'measure XZ Cyg V 2025-10-15, a.fits');
    const master = { task: 'master', night: '20251015', targetName: '', filter: '', frames: ['dark 60 s'] };
    assert.equal(jobWords(master), 'master 2025-10-15 dark 60 s');
  });

  it('have times in a unit that fits', () => {
    assert.deepEqual([8, 140, 20_000].map(durationText), ['8 s', '2 min', '6 h']);
  });
});
