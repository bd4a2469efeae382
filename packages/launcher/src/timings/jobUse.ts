import { METRICS } from '@wombat/service-kit/metric-names';

/** What the workers did of one task. */
export interface TaskUse {
  task: string;
  jobs: number;
  frames: number;
  /** In the hands of workers, all of them together. */
  seconds: number;
  /** Of the workers themselves meanwhile: what a solver used is not in it. */
  cpuSeconds: number;
  /** In the queue, all of them together. */
  waitedSeconds: number;
  /** By system calls, solvers in it; 0 where the system does not tell. */
  readBytes: number;
  writtenBytes: number;
}

interface Sample {
  metricName?: string;
  labels: { task?: string };
  value: number;
}

/** As prom-client tells it. */
interface Metric {
  name: string;
  values: readonly Sample[];
}

const [SECONDS] = METRICS.jobSeconds;
/** What is told of each task by a counter of its own. */
const COUNTERS: ReadonlyMap<string, Exclude<keyof TaskUse, 'task' | 'jobs' | 'seconds'>> = new Map([
  [METRICS.jobCpu[0], 'cpuSeconds'],
  [METRICS.jobFrames[0], 'frames'],
  [METRICS.jobWaited[0], 'waitedSeconds'],
  [METRICS.jobRead[0], 'readBytes'],
  [METRICS.jobWritten[0], 'writtenBytes'],
]);
const NONE = { jobs: 0, frames: 0, seconds: 0, cpuSeconds: 0, waitedSeconds: 0, readBytes: 0, writtenBytes: 0 };

/** What every program told of its metrics, as JSON, added up by task; the longest first. */
export function jobUse(told: readonly string[]): TaskUse[] {
  const uses = new Map<string, TaskUse>();
  const add = (labels: Sample['labels'], key: keyof typeof NONE, value: number) => {
    const task = labels.task ?? '';
    const use = uses.get(task) ?? { task, ...NONE };
    use[key] += value;
    uses.set(task, use);
  };
  for (const metric of told.flatMap((text) => JSON.parse(text) as Metric[])) {
    const counted = COUNTERS.get(metric.name);
    for (const { metricName, labels, value } of metric.values) {
      if (counted !== undefined) add(labels, counted, value);
      if (metricName === `${SECONDS}_sum`) add(labels, 'seconds', value);
      if (metricName === `${SECONDS}_count`) add(labels, 'jobs', value);
    }
  }
  return [...uses.values()].sort((a, b) => b.seconds - a.seconds);
}
