/** A piece of heavy work for a stateless worker: some frames of one reduction at one stage. */
export interface Job {
  id: string;
  /** Which workers take it. */
  kind: string;
  /** What is to be done, where a kind of worker can do several things. */
  task: string;
  /** What the worker needs to know, readable JSON; frames as paths relative to the data root. */
  input: Record<string, unknown>;
  /** The frames whose results are awaited. */
  frames: string[];
}

export type ParsedJob = { ok: true; value: Job } | { ok: false; reason: string };

/** Reads a job off the queue; anything that is not one is poison and goes to the dead letters with its reason. */
export function parseJob(text: string): ParsedJob {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, reason: `the job is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const job = json as Partial<Job> | null;
  const good =
    typeof job?.id === 'string' &&
    typeof job.kind === 'string' &&
    typeof job.task === 'string' &&
    typeof job.input === 'object' &&
    job.input !== null &&
    Array.isArray(job.frames) &&
    job.frames.every((frame) => typeof frame === 'string');
  return good
    ? { ok: true, value: job as Job }
    : { ok: false, reason: 'the job lacks id, kind, task, input or frames' };
}

/** The durable all workers of a kind share. */
export function workerDurable(kind: string): string {
  return `worker-${kind}`;
}
