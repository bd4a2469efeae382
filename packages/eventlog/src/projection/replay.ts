import { type Broker, headOf } from '../log/broker.js';
import { type DecodeFault, decodeEnvelope, knownType, type Recorded, type WireMessage } from '../log/envelope.js';
import { heldMessage } from '../log/heldMessage.js';
import { gapIn, type Mark, markIn } from '../log/logIdentity.js';
import { isQuarantined, type MessagePlace } from '../log/quarantine.js';
import { messagesFrom } from '../log/walk/messagesFrom.js';
import { wireMessage } from '../log/walk/wireMessage.js';
import type { Store } from '../tables/store.js';
import { definitionOf, type EventType, type StreamKind } from '../vocabulary/vocabulary.js';
import { applyEvents, checkpointOf, type LogEntry, type Projection, passOver } from './projection.js';
import type { ReplayProgress } from './tellProgress.js';

/** Events of one transaction, at most; and bytes, as some hold the answers of catalogues. */
const BATCH = 1_000;
const BATCH_BYTES = 4_000_000;
/** Events of a file that is filled: what is read of them is gone before it is moved to the old ones in memory. */
const FILLING_BATCH = 50;
/** The broker is asked for more when so few of what was asked for are still to come. */
const PULL = { max_messages: 1_000, threshold_messages: 400 };

/** A message of the log this program cannot read: it must not go on as if it were not there. */
export class UnreadableEvent extends Error {
  /** Whether a newer program may have written it; else it is damaged. */
  readonly mayBeNewer: boolean;

  constructor({ stream, sequence }: MessagePlace, { code, message }: DecodeFault) {
    super(
      `${message}: ./wombat log show ${stream}/${sequence} shows it; a newer program may read it; ./wombat log quarantine ${stream}/${sequence} --by NAME --note WHY has it passed over`,
    );
    this.mayBeNewer = code === 'unknown-type' || code === 'unknown-version';
  }
}

export interface MessageReader {
  readonly broker: Broker;
  readonly stream: StreamKind;
  readonly projection: Pick<Projection, 'unread'>;
}

/**
 * The event of a message; null where a person had it passed over, as nothing here can read it. Throws UnreadableEvent
 * where nobody has.
 */
export async function readMessage(
  { broker, stream, projection }: MessageReader,
  message: WireMessage,
): Promise<Recorded | null> {
  const decoded = decodeEnvelope(message, definitionOf, projection.unread);
  if (decoded.ok) return decoded.value;
  const place = { stream, sequence: message.sequence };
  if (await isQuarantined(broker, place)) return null;
  throw new UnreadableEvent(place, decoded.fault);
}

/** What stands of a message of a known type and version that nobody heeds; null: it is to be read. */
export function unheeded(isHeeded: (type: EventType) => boolean, message: WireMessage): LogEntry | null {
  const type = knownType(message.headers);
  if (type === null || isHeeded(type)) return null;
  const { sequence, eventId: id, occurredAt } = messageMark(message);
  return id === '' ? null : { type: null, id, occurredAt, subject: message.subject, sequence };
}

/** Where tables stand that have passed a message over. */
export function messageMark({ sequence, headers }: WireMessage): Required<Mark> {
  return markIn(sequence, headers);
}

/** The log is not all that was ever written to it: tables made of it would miss the rest. */
export class IncompleteLog extends Error {
  constructor(gap: string) {
    super(`${gap}: tables made of it would miss the rest; put a backup of the home in its place`);
  }
}

/**
 * Brings a store from its checkpoints to the heads of its streams as they are now, hundreds of events a transaction.
 * Returns how many events that were, and tells `progress` after each transaction how far it is. Throws IncompleteLog,
 * with nothing applied, where events are missing.
 */
export async function replay(
  broker: Broker,
  store: Store,
  projection: Projection,
  progress?: (progress: ReplayProgress) => void,
): Promise<number> {
  for (const stream of projection.streams) {
    const gap = await gapIn(broker, stream);
    if (gap !== null) throw new IncompleteLog(gap);
  }
  return catchUp(broker, store, projection, progress);
}

/** The same of whatever the log holds: what is missing at its begin was applied before. */
export async function catchUp(
  broker: Broker,
  store: Store,
  projection: Projection,
  progress?: (progress: ReplayProgress) => void,
): Promise<number> {
  const spans: Span[] = [];
  for (const stream of projection.streams)
    spans.push({ stream, start: checkpointOf(store, stream), head: await headOf(broker, stream) });
  const lengthOf = ({ start, head }: Span) => Math.max(0, head - start);
  const total = spans.reduce((sum, span) => sum + lengthOf(span), 0);
  let [count, passed] = [0, 0];
  for (const span of spans) {
    const before = passed;
    const told = (sequence: number) => progress?.({ done: before + sequence - span.start, total });
    count += await replaySpan({ broker, store, projection }, span, told);
    passed += lengthOf(span);
  }
  return count;
}

/** What tables lack of a stream: from the event after `start` to `head`. */
interface Span {
  stream: StreamKind;
  start: number;
  head: number;
}

async function replaySpan(
  { broker, store, projection }: { broker: Broker; store: Store; projection: Projection },
  { stream, start, head }: Span,
  told: (sequence: number) => void,
): Promise<number> {
  if (start >= head) return 0;
  const messages = messagesFrom(broker, start + 1, { stream, last: head }, PULL);
  const isHandled = (type: EventType) => projection.handlers[type] !== undefined;
  const most = store.isFilled ? FILLING_BATCH : BATCH;
  let batch: LogEntry[] = [];
  let bytes = 0;
  let count = 0;
  let reached = start;
  const reader = { broker, stream, projection };
  for await (const received of messages) {
    const message = wireMessage(received);
    const { sequence } = message;
    if (sequence > reached + 1) await refuseToPassOver(broker, { stream, sequence: reached + 1 });
    reached = sequence;
    const event = unheeded(isHandled, message) ?? (await readMessage(reader, message));
    if (event !== null) batch.push(event);
    if (event !== null && event.type !== null) bytes += received.data.length;
    count++;
    if (batch.length >= most || bytes >= BATCH_BYTES || sequence >= head || event === null) {
      applyEvents(store, projection, stream, batch);
      batch = [];
      bytes = 0;
      told(sequence);
    }
    if (event === null) passOver(store, stream, messageMark(message));
  }
  return count;
}

/** Where the stream has a hole there is nothing to be passed over. Throws an Error where the broker has the message. */
async function refuseToPassOver(broker: Broker, { stream, sequence }: MessagePlace): Promise<void> {
  if ((await heldMessage(broker, stream, sequence)) === null) return;
  throw new Error(`the broker has ${stream}/${sequence}, and gave what comes after it`);
}
