import type { JsMsg } from '@nats-io/jetstream';
import { type Broker, headOf, STREAMS } from '../log/broker.js';
import { decodeEnvelope, type Recorded } from '../log/envelope.js';
import { gapIn } from '../log/logIdentity.js';
import type { Store } from '../tables/store.js';
import type { StreamKind } from '../vocabulary/vocabulary.js';
import { applyEvents, checkpointOf, type Projection } from './projection.js';

const BATCH = 300;

/** An event of the log this program cannot read: it must not go on as if the event were not there. */
export class UnreadableEvent extends Error {}

export function recordedOf(message: JsMsg): Recorded {
  const decoded = decodeEnvelope({
    subject: message.subject,
    sequence: message.seq,
    headers: message.headers,
    text: message.string(),
  });
  if (!decoded.ok) throw new UnreadableEvent(decoded.fault.message);
  return decoded.value;
}

/** The log is not all that was ever written to it: tables made of it would miss the rest. */
export class IncompleteLog extends Error {
  constructor(gap: string) {
    super(`${gap}: tables made of it would miss the rest; put a backup of the home in its place`);
  }
}

/**
 * Brings a store from its checkpoints to the heads of its streams as they are now, hundreds of events a transaction.
 * Returns how many events that were. Throws IncompleteLog, with nothing applied, where events are missing.
 */
export async function replay(broker: Broker, store: Store, projection: Projection): Promise<number> {
  for (const stream of projection.streams) {
    const gap = await gapIn(broker, stream);
    if (gap !== null) throw new IncompleteLog(gap);
  }
  let count = 0;
  for (const stream of projection.streams) count += await replayStream(broker, store, projection, stream);
  return count;
}

async function replayStream(broker: Broker, store: Store, projection: Projection, stream: StreamKind): Promise<number> {
  const head = await headOf(broker, stream);
  const start = checkpointOf(store, stream);
  if (start >= head) return 0;
  const consumer = await broker.client.consumers.get(STREAMS[stream].name, {
    deliver_policy: 'by_start_sequence',
    opt_start_seq: start + 1,
  });
  const messages = await consumer.consume({ max_messages: BATCH });
  let batch: Recorded[] = [];
  let count = 0;
  for await (const message of messages) {
    batch.push(recordedOf(message));
    count++;
    const last = message.seq >= head;
    if (batch.length >= BATCH || last) {
      applyEvents(store, projection, stream, batch);
      batch = [];
    }
    if (last) break;
  }
  await messages.close();
  return count;
}
