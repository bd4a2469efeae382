import { randomUUID } from 'node:crypto';
import type { ConsumerInfo } from '@nats-io/jetstream';
import { errors, type MsgHdrs, nanos } from '@nats-io/transport-node';
import { type Broker, isMissing, STREAMS } from '../log/broker.js';
import type { StreamKind } from '../vocabulary/vocabulary.js';

/** What stands on a subject of a stream from a place on. */
export interface Stretch {
  stream: StreamKind;
  subject: string;
  from: number;
}

/** A message of the log without its body. */
export interface SeenMessage {
  stream: StreamKind;
  sequence: number;
  subject: string;
  headers: MsgHdrs | undefined;
  writtenAt: Date;
  /** The same, in nanoseconds since 1970: several are written in a millisecond. */
  writtenNanoseconds: number;
  /** Of the body. */
  bytes: number;
}

/** Whoever asks is gone for good after that. */
const FORGOTTEN = nanos(30_000);
const PATIENCE_MILLISECONDS = 10_000;

/** How many messages that are, which the broker counts without reading them. */
export function countIn(broker: Broker, stretch: Stretch): Promise<number> {
  return passing(broker, stretch, async ({ num_pending }) => num_pending);
}

/** Those of them that stand before a place, first to last. Throws where the broker does not give them in time. */
export function seenIn(broker: Broker, stretch: Stretch, before: number): Promise<SeenMessage[]> {
  const { stream, from } = stretch;
  return passing(broker, stretch, async (info) => {
    if (info.num_pending === 0) return [];
    const most = Math.min(info.num_pending, before - from);
    const consumer = broker.client.consumers.getConsumerFromInfo(info);
    const messages = await consumer.fetch({ max_messages: most, expires: PATIENCE_MILLISECONDS });
    const seen: SeenMessage[] = [];
    let isAll = false;
    for await (const message of messages) {
      const { seq: sequence, subject, headers, time: writtenAt, info: delivery } = message;
      const { timestampNanos: writtenNanoseconds } = delivery;
      const isWithin = sequence < before;
      const bytes = Number(headers?.get('Nats-Msg-Size') ?? 0);
      if (isWithin) seen.push({ stream, sequence, subject, headers, writtenAt, writtenNanoseconds, bytes });
      isAll = !isWithin || delivery.pending === 0 || seen.length === most;
      if (isAll) break;
    }
    await messages.close();
    if (!isAll) throw new errors.TimeoutError();
    return seen;
  });
}

/** By a consumer that is gone when the answer is there; of headers alone, so that no body is sent. */
async function passing<T>(broker: Broker, stretch: Stretch, ask: (info: ConsumerInfo) => Promise<T>): Promise<T> {
  const { name: stream } = STREAMS[stretch.stream];
  const { consumers } = broker.streams;
  const info = await consumers.add(stream, {
    name: `look-${randomUUID()}`,
    filter_subject: stretch.subject,
    ...({ deliver_policy: 'by_start_sequence', opt_start_seq: stretch.from } as const),
    ...({ ack_policy: 'none', headers_only: true, mem_storage: true, num_replicas: 1 } as const),
    inactive_threshold: FORGOTTEN,
  });
  try {
    return await ask(info);
  } finally {
    await consumers.delete(stream, info.name).catch(unlessGone);
  }
}

function unlessGone(error: unknown): boolean {
  if (isMissing(error)) return false;
  throw error;
}
