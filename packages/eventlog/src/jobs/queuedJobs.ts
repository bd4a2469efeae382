import type { StoredMsg } from '@nats-io/jetstream';
import { type Broker, isMissing, STREAMS } from '../log/broker.js';
import { workSubject } from '../vocabulary/subjects.js';
import { parseJob } from './jobs.js';

/** A job as it was put into the queue: a broker that lost its last jobs gives their places to others. */
export interface QueuedJob {
  sequence: number;
  body: string;
}

/** Whether this very job still stands at its place in the queue. */
export async function isQueued(broker: Broker, { sequence, body }: QueuedJob): Promise<boolean> {
  return (await jobAt(broker, { seq: sequence }))?.string() === body;
}

/** Takes a job out of the queue, if a worker's acknowledgement has not done so meanwhile. */
export async function dequeue(broker: Broker, job: QueuedJob): Promise<void> {
  if (!(await isQueued(broker, job))) return;
  try {
    await broker.streams.streams.deleteMessage(STREAMS.work.name, job.sequence);
  } catch (error) {
    if (!isMissing(error) && !isDeleteFailure(error)) throw error;
  }
}

/** Since when the oldest job of a kind is in the queue, waiting or in hand; null where there is none. */
export async function oldestQueued(broker: Broker, kind: string): Promise<Date | null> {
  return (await jobAt(broker, { seq: 1, next_by_subj: workSubject(kind) }))?.time ?? null;
}

/**
 * Takes those jobs of a kind out of the queue that its owner does not name; returns how many. A broker that was killed
 * may come back with an acknowledgement but with the job as well: no worker is given such a one, and it stays for ever.
 * What is no job at all is the workers' to refuse.
 */
export async function dropUnnamed(broker: Broker, kind: string, isNamed: (job: QueuedJob) => boolean): Promise<number> {
  let dropped = 0;
  for (let next = 1; ; ) {
    const message = await jobAt(broker, { seq: next, next_by_subj: workSubject(kind) });
    if (message === null) return dropped;
    const job = { sequence: message.seq, body: message.string() };
    if (!isNamed(job) && parseJob(job.body).ok) {
      await dequeue(broker, job);
      dropped++;
    }
    next = job.sequence + 1;
  }
}

async function jobAt(broker: Broker, query: { seq: number; next_by_subj?: string }): Promise<StoredMsg | null> {
  try {
    return await broker.streams.streams.getMessage(STREAMS.work.name, query);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** "no message found" of a delete: the worker acknowledged it meanwhile. */
function isDeleteFailure(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && (error.code === 10057 || error.code === 10043)
  );
}
