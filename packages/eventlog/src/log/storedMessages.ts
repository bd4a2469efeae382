import type { StoredMsg } from '@nats-io/jetstream';
import type { StreamKind } from '../vocabulary/vocabulary.js';
import { type Broker, isMissing, STREAMS } from './broker.js';
import { decodeEnvelope, type Recorded } from './envelope.js';

/** What the log holds of one subject from a place on, first to last. */
export async function* storedMessages(
  broker: Broker,
  stream: StreamKind,
  subject: string,
  from = 1,
): AsyncGenerator<StoredMsg> {
  for (let start = from; ; ) {
    const message = await nextMessage(broker, { stream: STREAMS[stream].name, subject, start });
    if (message === null) return;
    yield message;
    start = message.seq + 1;
  }
}

/** The events of one subject, first to last; throws an Error at one this program cannot read. */
export async function readSubject(broker: Broker, stream: StreamKind, subject: string): Promise<Recorded[]> {
  const events: Recorded[] = [];
  for await (const message of storedMessages(broker, stream, subject)) {
    const decoded = decodeEnvelope({
      ...{ subject: message.subject, sequence: message.seq },
      ...{ headers: message.header, text: message.string() },
    });
    if (!decoded.ok) throw new Error(decoded.fault.message);
    events.push(decoded.value);
  }
  return events;
}

interface Place {
  stream: string;
  subject: string;
  start: number;
}

/** Asked of the leader: a copy of the stream may answer before it has what was written a moment ago. */
async function nextMessage(broker: Broker, { stream, subject, start }: Place): Promise<StoredMsg | null> {
  const query = { seq: start, next_by_subj: subject };
  try {
    return await broker.streams.streams.getMessage(stream, query);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
