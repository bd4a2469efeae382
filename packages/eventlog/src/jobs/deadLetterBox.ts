import type { StoredMsg } from '@nats-io/jetstream';
import { type Broker, isMissing, STREAMS } from '../log/broker.js';
import { deadSubject } from '../vocabulary/subjects.js';
import { type DeadLetter, readLetter } from './deadLetters.js';
import { type JobNames, jobNames } from './jobNames.js';
import { parseJob } from './jobs.js';

/** A dead letter as it lies in its stream. */
export interface LaidLetter extends DeadLetter {
  /** Its place among the letters. */
  place: number;
  /** The workers it was for. */
  kind: string;
  /** ISO 8601, UTC. */
  at: string;
  /** Null where what lies there is no job this program can read. */
  job: JobNames | null;
}

/** How many letters lie there, and the newest of them, newest first. */
export async function newestLetters(broker: Broker, most: number): Promise<{ count: number; letters: LaidLetter[] }> {
  const { state } = await broker.streams.streams.info(STREAMS.dead.name, { deleted_details: true });
  const gone = new Set(state.deleted ?? []);
  const letters: LaidLetter[] = [];
  for (let place = state.last_seq; place >= Math.max(1, state.first_seq) && letters.length < most; place--) {
    const letter = gone.has(place) ? null : await letterAt(broker, place);
    if (letter !== null) letters.push(letter);
  }
  return { count: state.messages, letters };
}

/** How many letters of jobs for workers of a kind lie there. */
export async function countLetters(broker: Broker, kind: string): Promise<number> {
  const subject = deadSubject(kind);
  const { state } = await broker.streams.streams.info(STREAMS.dead.name, { subjects_filter: subject });
  return state.subjects?.[subject] ?? 0;
}

/** Null where none lies there (any more). */
export async function letterAt(broker: Broker, place: number): Promise<LaidLetter | null> {
  try {
    const message = await broker.streams.streams.getMessage(STREAMS.dead.name, { seq: place });
    return message === null ? null : laid(message);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Puts a letter away for good; false where none lies there (any more). */
export async function putLetterAway(broker: Broker, place: number): Promise<boolean> {
  if ((await letterAt(broker, place)) === null) return false;
  return broker.streams.streams.deleteMessage(STREAMS.dead.name, place);
}

function laid(message: StoredMsg): LaidLetter {
  const read = readLetter(message.string());
  const letter = read.ok
    ? read.value
    : { reason: `no letter: ${read.fault.message}`, sequence: 0, body: message.string() };
  const job = parseJob(letter.body);
  return {
    ...letter,
    ...{ place: message.seq, kind: message.subject.split('.').at(-1) ?? '', at: message.time.toISOString() },
    job: job.ok ? jobNames(job.value) : null,
  };
}
