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
const [CPU] = METRICS.jobCpu;
const [FRAMES] = METRICS.jobFrames;

/** What every program told of its metrics, as JSON, added up by task; the longest first. */
export function jobUse(told: readonly string[]): TaskUse[] {
  const uses = new Map<string, TaskUse>();
  const add = (labels: Sample['labels'], key: 'jobs' | 'frames' | 'seconds' | 'cpuSeconds', value: number) => {
    const task = labels.task ?? '';
    const use = uses.get(task) ?? { task, jobs: 0, frames: 0, seconds: 0, cpuSeconds: 0 };
    use[key] += value;
    uses.set(task, use);
  };
  for (const metric of told.flatMap((text) => JSON.parse(text) as Metric[])) {
    for (const { metricName, labels, value } of metric.values) {
      if (metricName === `${SECONDS}_sum`) add(labels, 'seconds', value);
      if (metricName === `${SECONDS}_count`) add(labels, 'jobs', value);
      if (metric.name === CPU) add(labels, 'cpuSeconds', value);
      if (metric.name === FRAMES) add(labels, 'frames', value);
    }
  }
  return [...uses.values()].sort((a, b) => b.seconds - a.seconds);
}
