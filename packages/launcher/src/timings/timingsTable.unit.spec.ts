import assert from 'node:assert/strict';
import { jobUse } from './jobUse.js';
import { timingsTable } from './timingsTable.js';

const told = (seconds: number, frames: number) =>
  JSON.stringify([
    {
      name: 'wombat_job_seconds',
      values: [
        { metricName: 'wombat_job_seconds_bucket', labels: { task: 'measure' }, value: 2 },
        { metricName: 'wombat_job_seconds_sum', labels: { task: 'measure' }, value: seconds },
        { metricName: 'wombat_job_seconds_count', labels: { task: 'measure' }, value: 2 },
        { metricName: 'wombat_job_seconds_sum', labels: { task: 'aperture' }, value: 9 },
        { metricName: 'wombat_job_seconds_count', labels: { task: 'aperture' }, value: 1 },
      ],
    },
    { name: 'wombat_job_cpu_seconds_total', values: [{ labels: { task: 'measure' }, value: seconds / 2 }] },
    { name: 'wombat_job_frames_total', values: [{ labels: { task: 'measure' }, value: frames }] },
    { name: 'wombat_job_waited_seconds_total', values: [{ labels: { task: 'measure' }, value: 3 }] },
    { name: 'wombat_job_read_bytes_total', values: [{ labels: { task: 'measure' }, value: 2 ** 21 }] },
    { name: 'wombat_job_written_bytes_total', values: [{ labels: { task: 'aperture' }, value: 5 }] },
    { name: 'process_cpu_seconds_total', values: [{ labels: {}, value: 3 }] },
  ]);

describe('what the workers did', () => {
  it('is added up by task over all that tell of it, the longest first', () => {
    assert.deepEqual(jobUse([told(1.5, 10), told(2.5, 20), '[]']), [
      {
        ...{ task: 'aperture', jobs: 2, frames: 0, seconds: 18, cpuSeconds: 0 },
        ...{ waitedSeconds: 0, readBytes: 0, writtenBytes: 10 },
      },
      {
        ...{ task: 'measure', jobs: 4, frames: 30, seconds: 4, cpuSeconds: 2 },
        ...{ waitedSeconds: 6, readBytes: 2 ** 22, writtenBytes: 0 },
      },
    ]);
  });
});

describe('what a run took', () => {
  const use = { cpuSeconds: 1.25, readBytes: 64 * 2 ** 20, writtenBytes: 2 ** 20, peakBytes: 100 * 2 ** 20 };

  it('is the time, the tasks, and the programs', () => {
    const counts = { jobs: 4, frames: 30, seconds: 4, cpuSeconds: 2 };
    const tasks = [{ task: 'measure', ...counts, waitedSeconds: 1, readBytes: 2 ** 21, writtenBytes: 0 }];
    const programs = [{ name: 'photometry', use }];
    assert.deepEqual(timingsTable({ wallSeconds: 12.34, startSeconds: 1.26, programs, tasks }), [
      'took 12.3 s, ready after 1.3 s, and 1.3 s of CPU',
      'TASK     JOBS  FRAMES  SECONDS  A FRAME  CPU S  QUEUED A JOB  READ MIB  WRITTEN MIB',
      'measure  4     30      4.00     0.133    2.00   0.25          2         0',
      'PROGRAM     CPU S  READ MIB  WRITTEN MIB  PEAK MIB',
      'photometry  1.25   64        1            100',
    ]);
  });

  it('is the time alone where nothing was done and the system tells no more', () => {
    const nothing = { startSeconds: null, programs: [{ name: 'photometry', use: null }], tasks: [] };
    assert.deepEqual(timingsTable({ wallSeconds: 2, ...nothing }), [
      'took 2.0 s',
      'this system does not tell what each program used',
    ]);
  });
});
