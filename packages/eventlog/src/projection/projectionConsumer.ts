import { AckPolicy, type ConsumerMessages, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { failPoint } from '../failpoints/failPoint.js';
import { type Broker, isMissing, STREAMS } from '../log/broker.js';
import type { Recorded } from '../log/envelope.js';
import type { Store } from '../tables/store.js';
import { tracedEvent } from '../tracing/traced.js';
import { TRACE_HEADER, tracing } from '../tracing/tracing.js';
import type { StreamKind } from '../vocabulary/vocabulary.js';
import { applyEvents, checkpointOf, type Projection, passOver } from './projection.js';
import { messageMark, readMessage } from './replay.js';

export interface ProjectionConsumerOptions {
  broker: Broker;
  /** Name of the durable: one per service and stream. */
  durable: string;
  stream: StreamKind;
  store: Store;
  projection: Projection;
  /** Called after the rows of an event are committed. */
  applied: (event: Recorded) => void;
  /** Called once when the consumer cannot go on: an event it cannot read, a database it cannot write. */
  failed: (error: unknown) => void;
}

/** Short, for it is how long a broker that was killed holds back the event whose acknowledgement it lost. */
const ACK_WAIT = nanos(3_000);
/** `expires` is also the pause before the client looks again for a broker that came back. */
const PULL = { max_messages: 100, expires: 2_000, idle_heartbeat: 1_000, abort_on_missing_resource: true };

/**
 * Follows one stream with one durable, one message at a time (max_ack_pending 1): an event that fails is never
 * overtaken. The checkpoint in the database is the truth; the durable is laid anew from it at every start, so a deleted
 * or restored database or stream cannot leave a gap. Whoever starts it has seen that the log is the one the tables were
 * made of.
 */
export class ProjectionConsumer {
  private messages: ConsumerMessages | null = null;
  private loop: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(private readonly options: ProjectionConsumerOptions) {}

  async start(): Promise<void> {
    const { broker, stream, durable, store } = this.options;
    const name = STREAMS[stream].name;
    await this.removeDurable();
    await broker.streams.consumers.add(name, {
      durable_name: durable,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: checkpointOf(store, stream) + 1,
      max_ack_pending: 1,
      ack_wait: ACK_WAIT,
    });
    const consumer = await broker.client.consumers.get(name, durable);
    const messages = await consumer.consume(PULL);
    this.messages = messages;
    this.loop = this.follow(messages);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.messages?.close();
    await this.loop;
  }

  private async follow(messages: ConsumerMessages): Promise<void> {
    try {
      for await (const message of messages) await this.apply(message);
      if (!this.stopping) throw new Error(`the broker ended ${this.options.durable} on ${this.options.stream}`);
    } catch (error) {
      this.options.failed(error);
    }
  }

  private async apply(message: JsMsg): Promise<void> {
    const { broker, store, projection, stream, applied } = this.options;
    const event = await readMessage(broker, stream, message);
    const known = message.seq <= checkpointOf(store, stream);
    const isNew = !known && event !== null;
    const isHandled = isNew && projection.handlers[event.type] !== undefined;
    const header = message.headers?.get(TRACE_HEADER) ?? '';
    const step = isHandled ? tracing()?.handles(tracedEvent(event), header) : undefined;
    if (isNew) applyEvents(store, projection, stream, [event]);
    if (!known && event === null) passOver(store, stream, messageMark(message));
    failPoint('rows.committed');
    message.ack();
    if (isNew) applied(event);
    step?.end();
  }

  private async removeDurable(): Promise<void> {
    try {
      await this.options.broker.streams.consumers.delete(STREAMS[this.options.stream].name, this.options.durable);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
}
