import type { JsMsg } from '@nats-io/jetstream';

type Acknowledged = Pick<JsMsg, 'seq' | 'ack'>;

/** Far less than the broker waits before it gives a message again. */
const WAIT_MILLISECONDS = 500;

/**
 * Acknowledges the last of many messages, and all before with it, a while later. It only tells the broker that it need
 * not give them again: what is done is known by the tables.
 */
export class LateAcknowledgement {
  private last: Acknowledged | null = null;
  private count = 0;
  private timer: NodeJS.Timeout | null = null;

  /** After so many it waits no longer. */
  constructor(private readonly most: number) {}

  note(messages: readonly Acknowledged[]): void {
    for (const message of messages) if (this.last === null || message.seq > this.last.seq) this.last = message;
    this.count += messages.length;
    if (this.count >= this.most) this.give();
    else this.timer ??= setTimeout(() => this.give(), WAIT_MILLISECONDS);
  }

  /** Gives it now, if one is due. */
  give(): void {
    this.last?.ack();
    this.drop();
  }

  /** Of a consumer that is there no more. */
  drop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    [this.timer, this.last, this.count] = [null, null, 0];
  }
}
