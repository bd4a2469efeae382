import { AckPolicy, type Consumer, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { type Broker, ensureStreams, isMissing, STREAMS } from './broker.js';
import { workerDurable } from './jobBoard.js';
import { type Job, parseJob } from './jobs.js';
import { deadSubject, workSubject } from './subjects.js';

export interface JobWorkerOptions {
  broker: Broker;
  kind: string;
  /** Publishes the result of every frame before it returns; a throw means "try again later". */
  perform: (job: Job) => Promise<void>;
  report: (problem: { message: string; error: unknown }) => void;
  ackWaitSeconds: number;
}

const MAX_DELIVER = 4;
const RETRY_MILLISECONDS = [500, 2_000, 5_000];

/**
 * Takes one job at a time off the queue, keeps it alive while it works, acknowledges it when its results are in the log.
 * A worker that dies leaves the job to the next; one job that kills every worker is given up after four tries.
 */
export class JobWorker {
  private messages: ConsumerMessages | null = null;
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly options: JobWorkerOptions) {}

  async start(): Promise<void> {
    await ensureStreams(this.options.broker);
    const consumer = await this.consumer();
    const messages = await consumer.consume({ max_messages: 1, idle_heartbeat: 2_000 });
    this.messages = messages;
    this.loop = this.follow(messages);
  }

  /** Finishes the job in hand, then stops. */
  async stop(): Promise<void> {
    await this.messages?.close();
    await this.loop;
  }

  private async follow(messages: ConsumerMessages): Promise<void> {
    for await (const message of messages) await this.handle(message);
  }

  private async handle(message: JsMsg): Promise<void> {
    const job = parseJob(message.string());
    if (!job.ok) return this.bury(message, job.reason);
    const keepAlive = setInterval(() => message.working(), (this.options.ackWaitSeconds * 1000) / 3);
    try {
      await this.options.perform(job.value);
      await message.ackAck();
    } catch (error) {
      this.options.report({ message: `job ${job.value.id}, try ${message.info.deliveryCount}`, error });
      message.nak(RETRY_MILLISECONDS[Math.min(message.info.deliveryCount, RETRY_MILLISECONDS.length) - 1]);
    } finally {
      clearInterval(keepAlive);
    }
  }

  /** nats-server 2.9 ignores a reason given with "term", so it goes into the dead letter itself. */
  private async bury(message: JsMsg, reason: string): Promise<void> {
    const letter = JSON.stringify({ reason, body: message.string() });
    await this.options.broker.client.publish(deadSubject(this.options.kind), letter);
    message.term();
    this.options.report({ message: `job #${message.seq} is not a job`, error: new Error(reason) });
  }

  private async consumer(): Promise<Consumer> {
    const { broker, kind, ackWaitSeconds } = this.options;
    const durable = workerDurable(kind);
    try {
      return await broker.client.consumers.get(STREAMS.work.name, durable);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    await broker.streams.consumers.add(STREAMS.work.name, {
      durable_name: durable,
      filter_subject: workSubject(kind),
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(ackWaitSeconds * 1000),
      max_deliver: MAX_DELIVER,
    });
    return broker.client.consumers.get(STREAMS.work.name, durable);
  }
}
