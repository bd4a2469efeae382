import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRestarts } from '../run/restartsFile.js';
import { METRICS } from './metricNames.js';
import { Numbers } from './numbers.js';
import { programRegistry } from './programRegistry.js';
import { restartMetrics } from './restartMetrics.js';
import { handledMetrics, heldByCause } from './serviceMetrics.js';
import { workerMetrics } from './workerMetrics.js';

describe('what a worker tells in numbers', () => {
  let isReady = false;
  const registry = programRegistry('photometry-worker-1', () => isReady);
  const ended = workerMetrics(registry);
  const moved = { waitedSeconds: 0.5, readBytes: 64, writtenBytes: 32 };
  ended({ task: 'measure', outcome: 'done', seconds: 2, cpuSeconds: 3, frames: 8, tries: 1, ...moved });
  ended({ task: 'measure', outcome: 'failed', seconds: 0.2, cpuSeconds: 0.1, frames: 8, tries: 2, ...moved });

  it('is under its name whether it is ready, since when, and its memory and delays', async () => {
    assert.match(await registry.metrics(), /^wombat_program_ready\{program="photometry-worker-1"\} 0$/m);
    isReady = true;
    const text = await registry.metrics();
    assert.match(text, /^wombat_program_ready\{program="photometry-worker-1"\} 1$/m);
    const clock = Number(/^wombat_clock_seconds\{.+\} ([\d.]+)$/m.exec(text)?.[1]);
    assert.ok(Math.abs(clock - Date.now() / 1000) < 60);
    const started = Number(/^wombat_program_started_seconds\{.+\} (\d+)$/m.exec(text)?.[1]);
    assert.ok(Math.abs(started - (Date.now() / 1000 - process.uptime())) < 60);
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
      assert.ok(text.includes(name));
  });

  it('is how long its jobs took by how they ended, how many frames they had and how many were tried again', async () => {
    const text = await registry.metrics();
    const value = (name: string, ...labels: string[]) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(name) && labels.every((label) => line.includes(label)))
          ?.split(' ')[1],
      );
    assert.equal(value('wombat_job_seconds_sum', 'outcome="done"', 'task="measure"'), 2);
    assert.equal(value('wombat_job_seconds_bucket', 'le="0.3"', 'outcome="failed"'), 1);
    assert.equal(value('wombat_job_cpu_seconds_total', 'outcome="done"'), 3);
    assert.equal(value('wombat_job_frames_total', 'outcome="done"'), 8);
    assert.equal(value('wombat_job_waited_seconds_total', 'outcome="done"'), 0.5);
    assert.equal(value('wombat_job_read_bytes_total', 'outcome="done"'), 64);
    assert.equal(value('wombat_job_written_bytes_total', 'outcome="done"'), 32);
    assert.equal(value('wombat_job_retries_total'), 1);
  });
});

describe('what a service tells of series that are held', () => {
  it('is how many by what holds them, and 0 where none are', () => {
    assert.deepEqual(heldByCause([]), [[{ cause: 'none' }, 0]]);
    const held = (['diskFull', null, 'diskFull'] as const).map((cause) => ({ sentence: 'one', cause }));
    assert.deepEqual(heldByCause(held), [
      [{ cause: 'diskFull' }, 2],
      [{ cause: 'other' }, 1],
    ]);
  });
});

describe('what the page tells of programs that were started again', () => {
  it('is how often each was, and nothing where nobody keeps them running', async () => {
    const home = mkdtempSync(join(tmpdir(), 'wombat-restarts-'));
    try {
      const numbers = new Numbers();
      restartMetrics(numbers, home);
      const told = async () => (await numbers.registry.metrics()).match(/^wombat_.+$/gm);
      assert.equal(await told(), null);
      const last = { lastAt: '2026-01-01T00:00:00.000Z', lastEnd: 'ended by SIGKILL' };
      writeRestarts(home, { ingest: { count: 2, ...last }, 'nats-server': { count: 1, ...last } });
      assert.deepEqual(await told(), [
        'wombat_program_restarts{restarted="ingest"} 2',
        'wombat_program_restarts{restarted="nats-server"} 1',
      ]);
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});

describe('what a service tells of events', () => {
  it('is how many it handled of each stream, from 0 on', async () => {
    const numbers = new Numbers();
    const handled = handledMetrics(numbers, ['events', 'frames']);
    handled('events', 3);
    handled('events', 4);
    assert.deepEqual((await numbers.registry.metrics()).match(/^wombat_.+$/gm), [
      'wombat_events_handled_total{stream="events"} 7',
      'wombat_events_handled_total{stream="frames"} 0',
    ]);
  });
});

describe('the names of metrics', () => {
  it('are one for each, with units at their end where there are units', () => {
    const names = Object.values(METRICS).map(([name]) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^wombat_[a-z_]+$/);
  });
});
