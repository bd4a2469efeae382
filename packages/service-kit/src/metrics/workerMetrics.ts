import type { EndedJob } from '@wombat/eventlog/worker';
import { Counter, Histogram, type Registry } from 'prom-client';
import { named } from './metricNames.js';

/** A job is seconds of a frame, or minutes of a master. */
const BUCKETS_SECONDS = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000];

/** What of a job is counted. */
export type CountedJob = Omit<EndedJob, 'id' | 'version' | 'night' | 'targetName' | 'filter'>;

/** Adds what a worker did to its metrics; what is given back is told of every job that ends. */
export function workerMetrics(registry: Registry): (job: CountedJob) => void {
  const registers = [registry];
  const seconds = new Histogram({
    ...named('jobSeconds'),
    labelNames: ['task', 'outcome'],
    buckets: BUCKETS_SECONDS,
    registers,
  });
  const cpu = new Counter({ ...named('jobCpu'), labelNames: ['task', 'outcome'], registers });
  const waited = new Counter({ ...named('jobWaited'), labelNames: ['task', 'outcome'], registers });
  const read = new Counter({ ...named('jobRead'), labelNames: ['task', 'outcome'], registers });
  const written = new Counter({ ...named('jobWritten'), labelNames: ['task', 'outcome'], registers });
  const frames = new Counter({ ...named('jobFrames'), labelNames: ['task', 'outcome'], registers });
  const retries = new Counter({ ...named('jobRetries'), labelNames: ['task'], registers });
  return ({ task, outcome, ...job }) => {
    seconds.observe({ task, outcome }, job.seconds);
    cpu.inc({ task, outcome }, job.cpuSeconds);
    waited.inc({ task, outcome }, job.waitedSeconds);
    read.inc({ task, outcome }, job.readBytes);
    written.inc({ task, outcome }, job.writtenBytes);
    frames.inc({ task, outcome }, job.frames);
    if (job.tries > 1) retries.inc({ task });
  };
}
