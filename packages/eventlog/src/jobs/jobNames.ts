import type { work } from '@wombat/proto';

/** What a job is about, for people. */
export interface JobNames {
  task: work.Task;
  night: string;
  /** '' with the filter where the job makes a master. */
  targetName: string;
  filter: string;
  /** Paths relative to the data root, or names of masters. */
  frames: string[];
}

export function jobNames({ order, frames }: Pick<work.Job, 'order' | 'frames'>): JobNames {
  if (order.$case === 'master')
    return { task: 'master', night: order.value.night, targetName: '', filter: '', frames: [...frames] };
  const { night = '', targetName = '', filter = '' } = order.value.reduction.series ?? {};
  return { task: order.$case, night, targetName, filter, frames: [...frames] };
}
