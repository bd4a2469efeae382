import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { failPoint } from '../failpoints/failPoint.js';
import { type Broker, ensureStreams } from '../log/broker.js';
import type { Recorded } from '../log/envelope.js';
import type { EventLog } from '../log/eventLog.js';
import { type Mark, stillHolds } from '../log/logIdentity.js';
import { SilentLog } from '../log/walk/givenMessages.js';
import type { Store } from '../tables/store.js';
import { projectionDurable } from '../vocabulary/subjects.js';
import { type EventType, isEventType, type StreamKind } from '../vocabulary/vocabulary.js';
import { patiently } from './patiently.js';
import { checkpointOf, markOf, type Projection } from './projection.js';
import { ProjectionConsumer } from './projectionConsumer.js';
import { catchUp, replay, UnreadableEvent } from './replay.js';

/** Second argument of `@EventPattern`: keeps a reactor's handlers out of the gRPC server of a hybrid application. */
export const JETSTREAM = Symbol('JETSTREAM');

export interface JetStreamStrategyOptions {
  broker: Broker;
  log: EventLog;
  service: string;
  store: Store;
  projection: Projection;
  /** Told how many events that somebody here heeds were followed, not replayed; left out: nobody wants to know. */
  handled?: (stream: StreamKind, events: number) => void;
  failed: (error: unknown) => void;
  /** Tells what an observer should know of the log. */
  warn: (text: string) => void;
}

/**
 * Nest's way to the event log. Events reach the service's projection first, in stream order; `@EventPattern(type,
 * JETSTREAM)` handlers (the reactors) are called only once the rows of the event are committed, once for all events of
 * their type that were applied together. Handlers wake a reconciler and return; they do no work of their own, so a slow
 * reactor never holds the projection up.
 */
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = JETSTREAM;
  private consumers: ProjectionConsumer[] = [];
  private isClosed = false;
  private rebuilding: Promise<number> | null = null;
  private waiters: { stream: StreamKind; sequence: number; resolve: () => void }[] = [];

  constructor(private readonly options: JetStreamStrategyOptions) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      this.refuseUnknownPatterns();
      await ensureStreams(this.options.broker);
      const isSameLog = await this.isSameLog();
      for (const refused of await this.options.log.settleJournal({ isSameLog }))
        this.options.warn(`${refused.message}: left out`);
      if (!isSameLog) await this.renew();
      await this.catchUp();
      await this.follow();
      if (this.isClosed) return;
      void this.watchConnection();
      callback();
    } catch (error) {
      // Told to stop while it catches up, it loses its broker and its tables, and nobody waits for it any more.
      if (this.isClosed) return;
      if (error instanceof SilentLog) this.options.failed(error);
      callback(error);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.leave();
  }

  private async leave(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    this.consumers = [];
  }

  /**
   * Replays the log into a fresh file, swaps it in and goes on; nothing is applied meanwhile. Asked twice, it is done
   * once.
   */
  rebuild(): Promise<number> {
    this.rebuilding ??= this.rebuildOnce().finally(() => {
      this.rebuilding = null;
    });
    return this.rebuilding;
  }

  /** By which event the tables stand in each stream. */
  private marks(): { stream: StreamKind; mark: Mark }[] {
    const { store, projection } = this.options;
    return projection.streams.flatMap((stream) => {
      const mark = markOf(store, stream);
      return mark === null ? [] : [{ stream, mark }];
    });
  }

  /** Whether the log still holds what the tables were made of last. */
  private async isSameLog(marks = this.marks()): Promise<boolean> {
    for (const { stream, mark } of marks) if (!(await stillHolds(this.options.broker, stream, mark))) return false;
    return true;
  }

  /**
   * Many at a time: one by one, as they are followed, a service that was away for long would be away for longer. What
   * cannot be read is met again where the log is followed, and is told of there.
   */
  private async catchUp(): Promise<void> {
    const { broker, store, projection } = this.options;
    try {
      await catchUp(broker, store, projection);
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
    }
  }

  /** Of a log that lost its tail, or was put back: what this service wrote goes back into it, then all begins anew. */
  private async renew(): Promise<void> {
    const { log, warn } = this.options;
    const restored = await log.restoreLost();
    const count = await this.replayIntoFresh();
    warn(`the log is not the one the tables were made of: ${restored} events put back, ${count} replayed`);
  }

  /** A broker that was killed may come back without its last words, and write others in their place. */
  private async watchConnection(): Promise<void> {
    const { broker, log } = this.options;
    const { connection } = broker;
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') log.gate.close();
      if (type !== 'reconnect') continue;
      // What is followed while the broker is slow to answer says nothing of what was followed before.
      const marks = this.marks();
      try {
        if (await patiently(() => this.isSameLog(marks))) {
          log.gate.open();
          continue;
        }
        throw new Error('the broker came back with another log than the tables were made of');
      } catch (error) {
        if (!connection.isClosed()) this.options.failed(error);
        return;
      }
    }
  }

  /**
   * Whether the log is still the one the tables were made of. A stream that was laid anew breaks no connection,
   * and what it holds may be nothing that is still to be followed: a run over it would be said to be done.
   */
  async compare(): Promise<boolean> {
    const isSame = await this.isSameLog();
    if (!isSame) this.options.failed(new Error('the log is another one than the tables were made of'));
    return isSame;
  }

  /** Resolves when the projection has applied this sequence of the stream. */
  async applied(stream: StreamKind, sequence: number): Promise<void> {
    const { store, projection, service } = this.options;
    if (!projection.streams.includes(stream)) throw new Error(`${service} does not follow the stream of ${stream}`);
    if (checkpointOf(store, stream) >= sequence) return;
    const reached = new Promise<void>((resolve) => this.waiters.push({ stream, sequence, resolve }));
    this.press((one) => one === stream);
    await reached;
  }

  on(): never {
    throw new Error('the JetStream strategy emits no events of its own');
  }

  unwrap<T>(): T {
    return this.options.broker.connection as T;
  }

  private async rebuildOnce(): Promise<number> {
    await this.leave();
    try {
      return await this.replayIntoFresh();
    } finally {
      await this.follow();
      this.releaseWaiters();
    }
  }

  private async replayIntoFresh(): Promise<number> {
    const { broker, store, projection } = this.options;
    const fresh = await store.fresh();
    try {
      const count = await replay(broker, fresh, projection);
      failPoint('tables.replayed');
      await store.replaceBy(fresh);
      return count;
    } finally {
      await fresh.close();
    }
  }

  private async follow(): Promise<void> {
    if (this.isClosed) return;
    const { broker, service, store, projection, failed } = this.options;
    this.consumers = projection.streams.map(
      (stream) =>
        new ProjectionConsumer({
          broker,
          durable: projectionDurable(service),
          stream,
          store,
          projection,
          isAwaited: (type) => this.messageHandlers.has(type),
          isActedOn: (type) => this.isActedOn(type),
          isPressing: () => this.waiters.some((waiter) => waiter.stream === stream),
          applied: (events) => {
            this.options.handled?.(stream, events.length);
            this.dispatch(stream, events);
          },
          failed,
        }),
    );
    for (const consumer of this.consumers) await consumer.start();
  }

  private dispatch(stream: StreamKind, events: readonly Recorded[]): void {
    this.releaseWaiters();
    // Whoever acts on an event finds in the tables what came in the other streams before it.
    if (events.some(({ type }) => this.isActedOn(type))) this.press((other) => other !== stream);
    for (const [type, some] of Map.groupBy(events, (event) => event.type)) {
      this.callHandlers(type, some).catch((cause: unknown) => {
        const place = some.map(({ sequence }) => sequence).join(', ');
        this.options.failed(new Error(`a reactor failed on ${type}#${place}`, { cause }));
      });
    }
  }

  /** Handlers of one event stand in a chain. */
  private isActedOn(type: EventType): boolean {
    for (let handler = this.messageHandlers.get(type); handler !== undefined; handler = handler.next)
      if (handler.extras?.patient !== true) return true;
    return false;
  }

  private press(isMeant: (stream: StreamKind) => boolean): void {
    for (const consumer of this.consumers) if (isMeant(consumer.stream)) consumer.press();
  }

  private releaseWaiters(): void {
    const { store } = this.options;
    const reached = this.waiters.filter(({ stream, sequence }) => checkpointOf(store, stream) >= sequence);
    this.waiters = this.waiters.filter((waiter) => !reached.includes(waiter));
    for (const waiter of reached) waiter.resolve();
  }

  /** Nest itself chains the handlers of one event behind the first; what they throw comes as the error of a stream. */
  private async callHandlers(type: EventType, some: readonly Recorded[]): Promise<void> {
    const outcome: unknown = await this.messageHandlers.get(type)?.(some);
    if (isObservable(outcome)) await lastValueFrom(outcome, { defaultValue: undefined });
  }

  private refuseUnknownPatterns(): void {
    for (const pattern of this.messageHandlers.keys()) {
      if (!isEventType(pattern)) throw new Error(`a reactor waits for '${pattern}', which no event is called`);
    }
  }
}

/** For `@EventPattern`: of whoever is told of events and does nothing that anybody waits for. */
export const PATIENT = { patient: true } as const;

/** For `@EventPattern`: checks at compile time that the events exist. */
export function events(...types: EventType[]): EventType[] {
  return types;
}
