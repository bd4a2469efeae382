import { headers } from '@nats-io/transport-node';
import { ok, type Result, refuse } from '@wombat/result';
import type { StreamKind } from '../vocabulary/vocabulary.js';
import { type Broker, STREAMS } from './broker.js';
import { decodeHeaderText } from './headerText.js';
import { stillHolds } from './logIdentity.js';
import { messagesFrom } from './walk/messagesFrom.js';

/** A message of the log as it stands in a copy: its bytes, and its place. */
export interface CopiedMessage {
  stream: StreamKind;
  sequence: number;
  subject: string;
  headers: [name: string, value: string][];
  /** base64 */
  data: string;
}

/** Events first: what they rest on, among the facts of frames, stood before them. */
export const COPIED_STREAMS = ['events', 'frames'] as const satisfies readonly StreamKind[];

/** So many are on their way to the broker at once. */
const AT_ONCE = 256;

/** Every message a stream holds at this moment, first to last, or to a place. */
export async function* copiedMessages(
  broker: Broker,
  stream: StreamKind,
  last = Number.POSITIVE_INFINITY,
): AsyncGenerator<CopiedMessage> {
  const { state } = await broker.streams.streams.info(STREAMS[stream].name);
  if (state.messages === 0 || last < state.first_seq) return;
  const wish = { stream, last: Math.min(last, state.last_seq) };
  for await (const message of messagesFrom(broker, state.first_seq, wish)) {
    const own = [...(message.headers ?? [])].map(([name, values]): [string, string] => [name, values[0] ?? '']);
    yield {
      ...{ stream, sequence: message.seq, subject: message.subject },
      // What was between the broker and the program that wrote it is no part of the event.
      headers: own.filter(([name]) => !name.startsWith('Nats-')),
      data: Buffer.from(message.data).toString('base64'),
    };
  }
}

/**
 * Writes copied messages into the streams of a broker, each to its place; those that a try cut short has written stay.
 * A fault where something else stands there, or a place is missing from the copy.
 */
export async function writeCopied(
  broker: Broker,
  copied: AsyncIterable<CopiedMessage>,
): Promise<Result<Record<StreamKind, number>>> {
  const next = { events: 1, frames: 1 };
  const standing = { events: await lastOf(broker, 'events'), frames: await lastOf(broker, 'frames') };
  let sent: Promise<string | null>[] = [];
  for await (const message of copied) {
    const { stream, sequence } = message;
    if (sequence !== next[stream]) return refuse(`the copy of the log has no ${stream}/${next[stream]}`);
    next[stream]++;
    if (sequence < standing[stream]) continue;
    sent.push(sequence === standing[stream] ? isSame(broker, message) : send(broker, message));
    if (sent.length < AT_ONCE) continue;
    const problem = await firstProblem(sent);
    if (problem !== null) return refuse(problem);
    sent = [];
  }
  const problem = await firstProblem(sent);
  if (problem !== null) return refuse(problem);
  for (const stream of COPIED_STREAMS)
    if (standing[stream] >= next[stream]) return refuse(`the log of ${stream} holds more than the copy`);
  return ok({ events: next.events - 1, frames: next.frames - 1 });
}

async function firstProblem(sent: readonly Promise<string | null>[]): Promise<string | null> {
  return (await Promise.all(sent)).find((problem) => problem !== null) ?? null;
}

async function lastOf(broker: Broker, stream: StreamKind): Promise<number> {
  return (await broker.streams.streams.info(STREAMS[stream].name)).state.last_seq;
}

async function send(broker: Broker, { stream, sequence, subject, data, ...copied }: CopiedMessage) {
  const head = headers();
  for (const [name, value] of copied.headers) head.set(name, value);
  const ack = await broker.client.publish(subject, Buffer.from(data, 'base64'), { headers: head, retries: 3 });
  return ack.seq === sequence ? null : `the log took ${stream}/${sequence} as ${ack.seq}: something else writes to it`;
}

async function isSame(broker: Broker, { stream, sequence, headers: own }: CopiedMessage): Promise<string | null> {
  const eventId = decodeHeaderText(new Map(own).get('Wombat-Id') ?? '');
  if (await stillHolds(broker, stream, { sequence, eventId })) return null;
  return `the log holds another event as ${stream}/${sequence} than the copy`;
}
