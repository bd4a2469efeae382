import { setTimeout as sleep } from 'node:timers/promises';
import { AckPolicy, type Consumer, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { work } from '@wombat/proto';
import { failPoint } from '../failpoints/failPoint.js';
import { type Broker, ensureStreams, isMissing, STREAMS } from '../log/broker.js';
import { EventTooLarge } from '../log/eventTooLarge.js';
import { movedBytes } from '../movedBytes.js';
import { tracedJob } from '../tracing/traced.js';
import { TRACE_HEADER, tracing } from '../tracing/tracing.js';
import { workerDurable, workSubject } from '../vocabulary/subjects.js';
import { isBrokerAway } from './brokerAway.js';
import { bury } from './deadLetters.js';
import { GivenJob } from './givenJob.js';
import { giveNotice, type WorkHold } from './holdNotices.js';
import { type JobNames, jobNames } from './jobNames.js';
import { parseJob } from './jobs.js';
import type { WorkerStand } from './workerSigns.js';

/** Publishes the result of every frame before it returns; a throw means "try again later". */
export type Perform<T extends work.Task> = (order: work.Orders[T]) => Promise<void>;

/** What a worker can do. */
export type Performers = { readonly [T in work.Task]?: Perform<T> };

export interface JobWorkerOptions {
  broker: Broker;
  kind: string;
  performers: Performers;
  /** What keeps this computer from any such job, where an error tells of that; null for every other. */
  holdOf?: (error: unknown) => WorkHold | null;
  report: (problem: { message: string; error: unknown }) => void;
  /** Told of every job that is begun. */
  taken?: (job: TakenJob) => void;
  /** Told of every job that was in hand, however it ended. */
  ended?: (job: EndedJob) => void;
  ackWaitSeconds: number;
}

/** A job in hand, and what it is about. */
export interface TakenJob extends Omit<JobNames, 'frames'> {
  id: string;
  version: number;
  frames: number;
  /** How often a worker was given it, this time included. */
  tries: number;
}

/** A job that is in hand no more. */
export interface EndedJob extends TakenJob {
  outcome: 'done' | 'held' | 'failed';
  seconds: number;
  /** Of this process and its threads; what a program used that it started is not in it. */
  cpuSeconds: number;
  /** From when it was queued until a worker first had it; 0 for a later try. */
  waitedSeconds: number;
  /** By system calls, of programs it started too; 0 where the system does not tell. */
  readBytes: number;
  writtenBytes: number;
}

const MAX_DELIVER = 4;
const ASK_MILLISECONDS = 10_000;
const PAUSE_MILLISECONDS = 1_000;
const RETRY_MILLISECONDS = [500, 2_000, 5_000];

/**
 * Takes one job at a time off the queue, keeps it alive while it works, acknowledges it when its results are in the
 * log. A worker that dies leaves the job to the next; one job that kills every worker is given up after four tries.
 */
export class JobWorker {
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();
  private inHand: WorkerStand['job'] = null;
  private jobsDone = 0;
  private framesDone = 0;

  constructor(private readonly options: JobWorkerOptions) {}

  /** What it does at this moment, and what it did since it started. */
  get stand(): WorkerStand {
    const { jobsDone, framesDone, inHand: job } = this;
    return { jobsDone, framesDone, job };
  }

  async start(): Promise<void> {
    await ensureStreams(this.options.broker);
    const consumer = await this.sharedConsumer();
    this.loop = this.work(consumer);
  }

  /** Finishes the job in hand, then stops. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** Asks for a job only when it is free: one waiting here, unacknowledged, would use up its deliveries. */
  private async work(consumer: Consumer): Promise<void> {
    const { signal } = this.stopping;
    const stopped = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
    while (!signal.aborted) {
      const asked = this.next(consumer);
      const message = await Promise.race([asked, stopped]);
      if (signal.aborted) giveBack(asked);
      else if (message !== null) await this.handle(message);
    }
  }

  /** The next job, null when there is none for a while. Throws when the connection is closed for good. */
  private async next(consumer: Consumer): Promise<JsMsg | null> {
    try {
      return await consumer.next({ expires: ASK_MILLISECONDS });
    } catch (error) {
      if (this.options.broker.connection.isClosed()) throw error;
      this.options.report({ message: 'cannot ask for a job', error });
      await sleep(PAUSE_MILLISECONDS);
      await this.layAgain();
      return null;
    }
  }

  /** After any trouble: of a consumer that is gone the broker tells those who wait at it in several ways, or not. */
  private async layAgain(): Promise<void> {
    try {
      await this.sharedConsumer();
    } catch (error) {
      if (this.options.broker.connection.isClosed()) throw error;
      this.options.report({ message: 'cannot lay the consumer of jobs', error });
    }
  }

  private async handle(message: JsMsg): Promise<void> {
    const given = new GivenJob(this.options.broker, message);
    const job = parseJob(message.string());
    if (!job.ok) return this.refuse(message, job.fault.message);
    const { id, order } = job.value;
    const perform = this.performerOf(order);
    if (perform === undefined)
      return this.refuse(message, `a worker of ${this.options.kind} has no task ${order.$case}`);
    const keepAlive = setInterval(() => this.keepAlive(message), (this.options.ackWaitSeconds * 1000) / 3);
    const tries = message.info.deliveryCount;
    const names = jobNames(job.value);
    this.inHand = { ...names, since: new Date().toISOString(), tries };
    const taken: TakenJob = { id, version: job.value.version, ...names, frames: names.frames.length, tries };
    this.options.taken?.(taken);
    const step = tracing()?.performs(tracedJob(job.value, ''), message.headers?.get(TRACE_HEADER) ?? '');
    const begun = performance.now();
    const waitedSeconds = tries > 1 ? 0 : secondsSince(message.info.timestampNanos);
    const cpuBefore = process.cpuUsage();
    const bytesBefore = movedBytes();
    let outcome: EndedJob['outcome'] = 'failed';
    try {
      await this.performed(job.value, perform);
      failPoint('job.done');
      await given.done();
      failPoint('job.acknowledged');
      outcome = 'done';
      this.jobsDone++;
      this.framesDone += job.value.frames.length;
    } catch (error) {
      const hold = this.options.holdOf?.(error) ?? null;
      if (hold !== null) {
        outcome = 'held';
        return await this.giveUpFor(message, given, hold);
      }
      this.options.report({ message: `job ${id}, try ${tries}`, error });
      // No other try makes what is to be told of it smaller, nor the broker take more.
      if (error instanceof EventTooLarge) return await this.refuse(message, error.message);
      if (tries >= MAX_DELIVER) return await this.giveUp(message, given, error);
      const retry = RETRY_MILLISECONDS[Math.min(tries, RETRY_MILLISECONDS.length) - 1] ?? PAUSE_MILLISECONDS;
      await this.say(id, () => given.again(retry));
    } finally {
      clearInterval(keepAlive);
      this.inHand = null;
      step?.end(outcome);
      const seconds = (performance.now() - begun) / 1000;
      const { user, system } = process.cpuUsage(cpuBefore);
      const cpuSeconds = (user + system) / 1e6;
      const bytes = movedBytes();
      const readBytes = bytes.read - bytesBefore.read;
      const writtenBytes = bytes.written - bytesBefore.written;
      this.options.ended?.({ ...taken, outcome, seconds, cpuSeconds, waitedSeconds, readBytes, writtenBytes });
    }
  }

  /** While the broker is away no result can be told, which is no fault of the job: it is done again until one can. */
  private async performed({ id, order }: work.Job, perform: Perform<work.Task>): Promise<void> {
    for (;;) {
      try {
        return await perform(order.value);
      } catch (error) {
        const { broker, report } = this.options;
        if (!isBrokerAway(error) || broker.connection.isClosed() || this.stopping.signal.aborted) throw error;
        report({ message: `job ${id} waits for the broker`, error });
        await sleep(PAUSE_MILLISECONDS);
      }
    }
  }

  /** A job of which nothing can be said is given out again when nobody has kept it alive for long enough. */
  private async say(id: string, word: () => Promise<void>): Promise<void> {
    try {
      await word();
    } catch (error) {
      this.options.report({ message: `job ${id} comes again by time`, error });
    }
  }

  /** No try is used up: the owner holds the work, and has it tried again by time. */
  private async giveUpFor(message: JsMsg, given: GivenJob, hold: WorkHold): Promise<void> {
    const { broker, kind, report } = this.options;
    await this.say(`#${message.seq}`, () =>
      given.over(() => giveNotice(broker, kind, { ...hold, sequence: message.seq })),
    );
    report({ message: `job #${message.seq} is held`, error: new Error(hold.reason) });
  }

  /** The last try: what the broker would say of it is only how many there were. */
  private async giveUp(message: JsMsg, given: GivenJob, error: unknown): Promise<void> {
    const last = error instanceof Error ? error.message : String(error);
    const reason = `no worker brought it back in ${MAX_DELIVER} tries, the last of which failed: ${last}`;
    const { broker, kind } = this.options;
    await this.say(`#${message.seq}`, () =>
      given.over(() => bury(broker, kind, { reason, sequence: message.seq, body: message.string() })),
    );
  }

  private performerOf({ $case }: work.Order): Perform<work.Task> | undefined {
    // TypeScript does not see that an order and the performer of its task belong together.
    return this.options.performers[$case] as Perform<work.Task> | undefined;
  }

  /** What no worker like this one can do: no other try will help. */
  private async refuse(message: JsMsg, reason: string): Promise<void> {
    const { broker, kind, report } = this.options;
    try {
      await bury(broker, kind, { reason, sequence: message.seq, body: message.string() });
    } catch (error) {
      report({ message: `job #${message.seq} cannot be buried`, error });
      return message.nak(RETRY_MILLISECONDS.at(-1));
    }
    message.term();
    report({ message: `job #${message.seq} is refused`, error: new Error(reason) });
  }

  private keepAlive(message: JsMsg): void {
    if (!this.options.broker.connection.isClosed()) message.working();
  }

  /** The durable all workers of the kind share, made where it is missing and set as the configuration has it now. */
  private async sharedConsumer(): Promise<Consumer> {
    const { broker, kind, ackWaitSeconds } = this.options;
    const { consumers } = broker.streams;
    const durable = workerDurable(kind);
    const changeable = { ack_wait: nanos(ackWaitSeconds * 1000), max_deliver: MAX_DELIVER };
    try {
      await consumers.update(STREAMS.work.name, durable, changeable);
    } catch (error) {
      if (!isMissing(error)) throw error;
      await consumers.add(STREAMS.work.name, {
        durable_name: durable,
        filter_subject: workSubject(kind),
        ack_policy: AckPolicy.Explicit,
        ...changeable,
      });
    }
    return broker.client.consumers.get(STREAMS.work.name, durable);
  }
}

/** A job that comes after the worker has stopped is for another one. */
function giveBack(asked: Promise<JsMsg | null>): void {
  asked.then(
    (message) => message?.nak(),
    () => undefined,
  );
}

/** The clock of the broker may be another's: nothing waits less than no time. */
function secondsSince(nanoseconds: number): number {
  return Math.max(0, (Date.now() - nanoseconds / 1e6) / 1000);
}
