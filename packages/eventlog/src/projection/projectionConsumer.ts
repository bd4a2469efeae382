import { AckPolicy, type ConsumerMessages, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { failPoint } from '../failpoints/failPoint.js';
import { type Broker, headOf, isInCluster, isMissing, STREAMS } from '../log/broker.js';
import { knownType, type Recorded } from '../log/envelope.js';
import { heldMessage } from '../log/heldMessage.js';
import { nullWhereAway } from '../log/logError.js';
import { wireMessage } from '../log/walk/wireMessage.js';
import type { Store } from '../tables/store.js';
import { tracedEvent } from '../tracing/traced.js';
import { TRACE_HEADER, type TracedStep, tracing } from '../tracing/tracing.js';
import type { EventType, StreamKind } from '../vocabulary/vocabulary.js';
import { Arrivals } from './arrivals.js';
import { orderOf } from './deliveryOrder.js';
import { LateAcknowledgement } from './lateAcknowledgement.js';
import { patiently } from './patiently.js';
import { applyEvents, checkpointOf, type LogEntry, type Projection, passOver } from './projection.js';
import { messageMark, readMessage, unheeded } from './replay.js';
import { Standstill } from './standstill.js';

export interface ProjectionConsumerOptions {
  broker: Broker;
  /** Name of the durable: one per service and stream. */
  durable: string;
  stream: StreamKind;
  store: Store;
  projection: Projection;
  /** Whether somebody beside the projection wants to be told of such events; left out: nobody. */
  isAwaited?: (type: EventType) => boolean;
  /** Whether somebody acts on such events, so that they do not wait for others; left out: nobody. */
  isActedOn?: (type: EventType) => boolean;
  /** Whether somebody waits for rows of this stream; left out: nobody. */
  isPressing?: () => boolean;
  /** Called after rows are committed, with the events of them that the projection handles or somebody awaits. */
  applied: (events: readonly Recorded[]) => void;
  /** Called once when the consumer cannot go on: an event it cannot read, a database it cannot write. */
  failed: (error: unknown) => void;
}

/** Short, for it is how long a broker that was killed holds back the events whose acknowledgement it lost. */
const ACK_WAIT = nanos(3_000);
/** Events that are on their way or not acknowledged, at most: what is held in memory. */
const MOST_PENDING = 400;
const PULL = { max_messages: 200, abort_on_missing_resource: true };
/**
 * Each sign of life of a consumer that has nothing to give wakes the broker and whoever follows it. A server that is
 * alone loses no consumer but with the connection, or says so at once.
 */
const SIGNS_ALONE = { expires: 30_000, idle_heartbeat: 10_000 };
/** In a cluster another server may come to lead a consumer, which its silence alone tells. */
const SIGNS_IN_CLUSTER = { expires: 2_000, idle_heartbeat: 1_000 };
/** How often a consumer of a cluster is looked at, whether it stands still. */
const LOOK_MILLISECONDS = 10_000;

/**
 * Follows one stream with one durable. What has come is applied together, at some pace, in one transaction, in the
 * order of the stream; an event that fails, or is lost on its way, is never overtaken. The checkpoint in the database
 * is the truth: acknowledgements come late and only spare the broker from giving events again, and the durable is laid
 * anew from the checkpoint at every start, after every break of the connection, and wherever an event is missing, so a
 * deleted or restored database or stream cannot leave a gap. Whoever starts it has seen that the log is the one the
 * tables were made of.
 */
export class ProjectionConsumer {
  private messages: ConsumerMessages | null = null;
  private arrivals = new Arrivals<JsMsg>();
  private readonly acknowledgement = new LateAcknowledgement(MOST_PENDING / 4);
  private loop: Promise<void> = Promise.resolve();
  private stopping = false;
  /** The durable is to be laid anew. */
  private isAstray = false;

  constructor(private readonly options: ProjectionConsumerOptions) {}

  get stream(): StreamKind {
    return this.options.stream;
  }

  async start(): Promise<void> {
    await this.lay();
    this.loop = this.follow();
    void this.watchConnection();
    if (isInCluster(this.options.broker)) this.watchForStandstill();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.arrivals.end();
    await this.loop;
    await this.messages?.close();
    if (this.options.broker.connection.isClosed()) this.acknowledgement.drop();
    else this.acknowledgement.give();
  }

  /** What has come is applied now: somebody waits for rows of this stream, or acts on what may rest on them. */
  press(): void {
    this.arrivals.press();
  }

  /** A broker that was killed may have forgotten what it gave, and takes no acknowledgement for that. */
  private async watchConnection(): Promise<void> {
    for await (const { type } of this.options.broker.connection.status()) {
      if (this.stopping) return;
      if (type === 'reconnect') this.goAstray();
    }
  }

  private watchForStandstill(): void {
    const { broker, store, stream } = this.options;
    const standstill = new Standstill();
    const look = async () => {
      if (this.stopping) return clearInterval(timer);
      const head = await headOf(broker, stream).catch(nullWhereAway);
      if (head !== null && !this.stopping && standstill.look(checkpointOf(store, stream), head)) this.goAstray();
    };
    const timer = setInterval(() => void look(), LOOK_MILLISECONDS).unref();
  }

  private goAstray(): void {
    this.isAstray = true;
    this.arrivals.end();
  }

  /** From the checkpoint, in place of the one there was. */
  private async lay(): Promise<void> {
    if (this.stopping) return;
    const { broker, stream, durable, store } = this.options;
    this.isAstray = false;
    const name = STREAMS[stream].name;
    this.arrivals.end();
    this.acknowledgement.drop();
    await this.messages?.close();
    await this.removeDurable();
    await broker.streams.consumers.add(name, {
      durable_name: durable,
      ack_policy: AckPolicy.All,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: checkpointOf(store, stream) + 1,
      max_ack_pending: MOST_PENDING,
      ack_wait: ACK_WAIT,
    });
    const consumer = await broker.client.consumers.get(name, durable);
    const arrivals = new Arrivals<JsMsg>();
    const signs = isInCluster(broker) ? SIGNS_IN_CLUSTER : SIGNS_ALONE;
    const callback = (message: JsMsg) => this.arrived(arrivals, message);
    const messages = await consumer.consume({ ...PULL, ...signs, callback });
    void messages
      .closed()
      .then((error) => arrivals.end(error ?? new Error(`the broker ended ${durable} on ${stream}`)));
    [this.messages, this.arrivals] = [messages, arrivals];
  }

  private arrived(arrivals: Arrivals<JsMsg>, message: JsMsg): void {
    const type = knownType(message.headers);
    arrivals.push(message, type === null || this.mayMatter(type));
    if (this.options.isPressing?.() === true) arrivals.press();
  }

  /** Facts of frames are many, and most are of interest to another service. */
  private mayMatter(type: EventType): boolean {
    return this.options.stream === 'events' || this.options.isActedOn?.(type) === true;
  }

  private async follow(): Promise<void> {
    try {
      while (!this.stopping) {
        if (this.isAstray) await patiently(() => this.lay());
        else await this.applyAll((await this.arrivals.take()) ?? []);
      }
    } catch (error) {
      if (!this.stopping) this.options.failed(error);
    }
  }

  /** As far as none is missing. */
  private async applyAll(messages: readonly JsMsg[]): Promise<void> {
    const { store, projection, stream, isAwaited } = this.options;
    const isHeeded = (type: EventType) => projection.handlers[type] !== undefined || isAwaited?.(type) === true;
    let reached = checkpointOf(store, stream);
    const part: Taken[] = [];
    try {
      for (const message of messages) {
        const order = orderOf(message.info, reached);
        if (order === 'known') continue;
        if (order === 'astray' || (order === 'first' && (await this.isHeld(reached + 1)))) return this.goAstray();
        const wire = wireMessage(message);
        const entry = unheeded(isHeeded, wire) ?? (await readMessage(this.options, wire));
        if (entry === null) this.leaveBehind(message, part.splice(0));
        else part.push({ message, entry });
        reached = message.seq;
      }
    } finally {
      this.commit(part);
    }
    this.acknowledgement.note(messages);
  }

  private commit(part: readonly Taken[]): void {
    if (part.length === 0) return;
    const { store, projection, stream, applied } = this.options;
    const events = part.flatMap(({ entry }) => (entry.type === null ? [] : [entry]));
    const steps = part.map(({ message, entry }) => stepOf(projection, message, entry));
    const entries = part.map(({ entry }) => entry);
    applyEvents(store, projection, stream, entries);
    failPoint('rows.committed');
    applied(events);
    for (const step of steps) step?.end();
  }

  /** A message that a person had passed over, after those that came before it. */
  private leaveBehind(message: JsMsg, before: readonly Taken[]): void {
    this.commit(before);
    passOver(this.options.store, this.options.stream, messageMark(wireMessage(message)));
    this.options.applied([]);
  }

  /** A broker of a cluster, as others came to lead it, has begun a fresh consumer behind an event that it has. */
  private async isHeld(sequence: number): Promise<boolean> {
    return (await heldMessage(this.options.broker, this.options.stream, sequence)) !== null;
  }

  private async removeDurable(): Promise<void> {
    try {
      await this.options.broker.streams.consumers.delete(STREAMS[this.options.stream].name, this.options.durable);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
}

/** A message that is the next, and what stands of it. */
interface Taken {
  message: JsMsg;
  entry: LogEntry;
}

function stepOf(projection: Projection, message: JsMsg, entry: LogEntry): TracedStep | undefined {
  if (entry.type === null || projection.handlers[entry.type] === undefined) return undefined;
  return tracing()?.handles(tracedEvent(entry), message.headers?.get(TRACE_HEADER) ?? '');
}
