import { work } from '@wombat/proto';
import { ok, type Result, refuse } from '@wombat/result';
import { foreignWords } from '../log/foreignWords.js';
import { jsonText } from '../log/jsonText.js';

/** A piece of heavy work as its owner plans it: some frames of one reduction at one stage. */
export interface PlannedJob {
  id: string;
  /** The frames whose results are awaited. */
  frames: readonly string[];
  order: work.Order;
}

/** A job as it goes into the queue: proto3 JSON, so that a person can read it. */
export function jobText({ id, frames, order }: PlannedJob): string {
  const { version } = work.TASKS[order.$case];
  return jsonText(work.Job.toJSON({ id, version, frames: [...frames], order }), 'a job');
}

/**
 * Reads a job off the queue. What is none, is of another version, or says anything this program does not understand is
 * refused with the reason: done in part, it would give a result that looks like one.
 */
export function parseJob(text: string): Result<work.Job> {
  const json = objectOf(text);
  if (!json.ok) return json;
  const task = Object.keys(work.TASKS).find((name): name is work.Task => Object.hasOwn(json.value, name));
  if (task === undefined) return refuse({ message: 'the job has no order this program knows' });
  const { version } = work.TASKS[task];
  const told = json.value.version;
  if (told !== version) {
    // An object may have no way to be made a text.
    const words = typeof told === 'object' ? 'no number' : foreignWords(String(told));
    const message = `the order to ${task} is of version ${words}; this program knows ${version}`;
    return refuse({ message });
  }
  const job = decoded(json.value);
  if (!job.ok) return job;
  const unknown = firstDifference(json.value, work.Job.toJSON(job.value));
  return unknown === null
    ? job
    : refuse({ message: `the job has ${foreignWords(unknown)}, which this program does not understand` });
}

function objectOf(text: string): Result<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return ok(json as Record<string, unknown>);
    return refuse({ message: 'the job is not the JSON of a message' });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse({ message: `the job is not JSON: ${foreignWords(error.message)}` });
  }
}

/** Codecs throw on a word the contract does not have, and on what is left unsaid. */
function decoded(json: unknown): Result<work.Job> {
  try {
    return ok(work.Job.fromJSON(json));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuse({ message: `the job cannot be read: ${foreignWords(error.message)}` });
  }
}

/** Where what was written is not what was read of it, e.g. `measure.frames.0.gain`; null where all of it was read. */
function firstDifference(written: unknown, read: unknown): string | null {
  if (typeof written !== 'object' || written === null) return Object.is(written, read) ? null : '';
  if (typeof read !== 'object' || read === null) return Object.keys(written).length === 0 ? null : '';
  const there = read as Record<string, unknown>;
  for (const [name, value] of Object.entries(written)) {
    const below = firstDifference(value, there[name]);
    if (below !== null) return below === '' ? name : `${name}.${below}`;
  }
  return null;
}
