import type { Batch } from '../batch.js';
import type { Turns } from './turns.js';

export interface JobToQueue {
  batch: Batch;
  frames: readonly string[];
}

/** The next jobs of batches that are equally urgent, at most so many: each has one when it is its turn. */
export function* jobsInTurn(
  group: readonly Batch[],
  jobsOf: (batch: Batch) => (readonly string[])[],
  { turns, room }: { readonly turns: Turns; readonly room: number },
): Generator<JobToQueue> {
  if (room <= 0) return;
  const open = new Map(group.map((batch) => [batch.key, { batch, jobs: jobsOf(batch) }]));
  for (let left = room; left > 0; left--) {
    for (const [key, { jobs }] of open) if (jobs.length === 0) open.delete(key);
    const next = open.get(turns.next(open.keys()) ?? '');
    const frames = next?.jobs.shift();
    if (next === undefined || frames === undefined) return;
    turns.had(next.batch.key);
    yield { batch: next.batch, frames };
  }
}
