import type { StreamState } from '@nats-io/jetstream';
import { type Broker, isMissing, STREAMS } from './broker.js';

type LogStream = 'events' | 'frames';

/** What is whole of a log that has lost events. */
export interface WholePart {
  /** The last place of each stream that was written before the first of what is missing; 0: none. */
  last: Record<LogStream, number>;
  /** When the first message after them was written; null where there is none. */
  goesOnAt: Date | null;
}

/**
 * Both streams up to one moment, as a broker that lost all since would have them: facts of one rest on facts of the
 * other. Null where nothing is missing.
 */
export async function wholePart(broker: Broker): Promise<WholePart | null> {
  const [events, frames] = [await stateOf(broker, 'events'), await stateOf(broker, 'frames')];
  const isGone = frames.last_seq === 0 && (await tellsOfSeries(broker));
  const whole = { events: wholeUntil(events), frames: wholeUntil(frames) };
  const cut: LogStream[] = [];
  if (whole.events < events.last_seq) cut.push('events');
  if (whole.frames < frames.last_seq || isGone) cut.push('frames');
  if (cut.length === 0) return null;
  const times = await Promise.all(cut.map((stream) => timeAt(broker, stream, whole[stream])));
  const moment = Math.min(...times);
  const last = {
    events: await lastBy(broker, 'events', { moment, most: whole.events }),
    frames: await lastBy(broker, 'frames', { moment, most: whole.frames }),
  };
  const after = [await timeAfter(broker, 'events', last.events), await timeAfter(broker, 'frames', last.frames)];
  const since = Math.min(...after);
  return { last, goesOnAt: Number.isFinite(since) ? new Date(since) : null };
}

async function stateOf(broker: Broker, stream: LogStream): Promise<StreamState> {
  return (await broker.streams.streams.info(STREAMS[stream].name, { deleted_details: true })).state;
}

function wholeUntil({ messages, first_seq, last_seq, deleted = [] }: StreamState): number {
  if (messages === last_seq) return last_seq;
  return first_seq > 1 ? 0 : deleted.reduce((least, place) => Math.min(least, place), last_seq + 1) - 1;
}

/** Subjects of series have a colon: a series there is rests on frames. */
async function tellsOfSeries(broker: Broker): Promise<boolean> {
  const { name, subject } = STREAMS.events;
  const { state } = await broker.streams.streams.info(name, { subjects_filter: subject });
  return Object.keys(state.subjects ?? {}).some((one) => one.includes(':'));
}

/** The last of the places 1 to `most`, which are all there, that was written by a moment. */
async function lastBy(broker: Broker, stream: LogStream, by: { moment: number; most: number }): Promise<number> {
  let [before, after] = [0, by.most + 1];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if ((await timeAt(broker, stream, middle)) <= by.moment) before = middle;
    else after = middle;
  }
  return before;
}

/** Milliseconds since 1970 by the broker's clock; nothing was written before place 1. */
async function timeAt(broker: Broker, stream: LogStream, sequence: number): Promise<number> {
  if (sequence === 0) return Number.NEGATIVE_INFINITY;
  return timeOf(broker, stream, { seq: sequence });
}

async function timeAfter(broker: Broker, stream: LogStream, sequence: number): Promise<number> {
  return timeOf(broker, stream, { seq: sequence + 1, next_by_subj: STREAMS[stream].subject });
}

/** Infinity: there is no such message. */
async function timeOf(
  broker: Broker,
  stream: LogStream,
  place: { seq: number; next_by_subj?: string },
): Promise<number> {
  try {
    const message = await broker.streams.streams.getMessage(STREAMS[stream].name, place);
    return message?.time.getTime() ?? Number.POSITIVE_INFINITY;
  } catch (error) {
    if (isMissing(error)) return Number.POSITIVE_INFINITY;
    throw error;
  }
}
