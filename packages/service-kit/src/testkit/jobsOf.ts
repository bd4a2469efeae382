import type { Batch } from '@wombat/eventlog';

export interface PlannedJob {
  key: string;
  task: string;
  frames: readonly string[];
  input: Record<string, unknown>;
}

/** The jobs that batches are cut into where the queue is empty and deep enough. */
export function jobsOf(batches: readonly Batch[]): PlannedJob[] {
  return batches.flatMap(({ key, task, frames, framesPerJob, inputOf }) =>
    Array.from({ length: Math.ceil(frames.length / framesPerJob) }, (_, index) => {
      const some = frames.slice(index * framesPerJob, (index + 1) * framesPerJob);
      return { key, task, frames: some, input: inputOf(some) };
    }),
  );
}
