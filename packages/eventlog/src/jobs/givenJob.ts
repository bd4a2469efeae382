import { setTimeout as sleep } from 'node:timers/promises';
import type { JsMsg } from '@nats-io/jetstream';
import type { Broker } from '../log/broker.js';
import { isBrokerAway } from './brokerAway.js';
import { isQueued } from './queuedJobs.js';

const PAUSE_MILLISECONDS = 250;

/**
 * What a worker says of the job it was given. The broker knows a job by its place in the queue alone: one that came
 * back without its last jobs gives their places to others, which a late word would take away undone. So nothing is said
 * of a job that is not at its place any more; its results stand, and its owner asks again for what is missing.
 */
export class GivenJob {
  private readonly givenBy: string | undefined;

  constructor(
    private readonly broker: Broker,
    private readonly message: JsMsg,
  ) {
    this.givenBy = this.server;
  }

  /** Takes it out of the queue, and waits until the broker has done so. */
  async done(): Promise<void> {
    if (await this.isThere()) await this.message.ackAck();
  }

  /** Has it given out again after a while. */
  async again(milliseconds: number): Promise<void> {
    if (await this.isThere()) this.message.nak(milliseconds);
  }

  /** Takes it out of the queue undone, once its owner is told why: by its place, which must not be another's. */
  async over(tell: () => Promise<void>): Promise<void> {
    if (!(await this.isThere())) return;
    await tell();
    this.message.term();
  }

  private async isThere(): Promise<boolean> {
    await this.brokerAnswers();
    if (this.server === this.givenBy) return true;
    return isQueued(this.broker, { sequence: this.message.seq, body: this.message.string() });
  }

  /** What is written while the broker is away reaches the one that comes back: so an answer is waited for first. */
  private async brokerAnswers(): Promise<void> {
    const { connection } = this.broker;
    for (;;) {
      try {
        return await connection.flush();
      } catch (error) {
        if (!isBrokerAway(error) || connection.isClosed()) throw error;
        await sleep(PAUSE_MILLISECONDS);
      }
    }
  }

  private get server(): string | undefined {
    return this.broker.connection.info?.server_id;
  }
}
