import type { Batch } from '@wombat/eventlog';
import type { work } from '@wombat/proto';

export interface CutJob {
  key: string;
  frames: readonly string[];
  order: work.Order;
}

/** The jobs that batches are cut into where the queue is empty and deep enough. */
export function jobsOf(batches: readonly Batch[]): CutJob[] {
  return batches.flatMap(({ key, frames, framesPerJob, orderOf }) =>
    Array.from({ length: Math.ceil(frames.length / framesPerJob) }, (_, index) => {
      const some = frames.slice(index * framesPerJob, (index + 1) * framesPerJob);
      return { key, frames: some, order: orderOf(some) };
    }),
  );
}

type OrderOf = { [Order in work.Order as Order['$case']]: Order['value'] };

/** The orders of one task among jobs. */
export function ordersOf<Task extends work.Task>(jobs: readonly CutJob[], task: Task): OrderOf[Task][] {
  return jobs.flatMap(({ order }) => (order.$case === task ? [order.value as OrderOf[Task]] : []));
}
