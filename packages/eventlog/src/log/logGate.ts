import { setTimeout as sleep } from 'node:timers/promises';
import { errors } from '@nats-io/transport-node';

/**
 * Shut while the broker is away, and until it is known to have come back with the same log: a decision that is written
 * meanwhile would reach whichever log there is then, though that may have lost what it was decided on.
 */
export class LogGate {
  private shut: PromiseWithResolvers<void> | null = null;

  close(): void {
    this.shut ??= Promise.withResolvers();
  }

  open(): void {
    this.shut?.resolve();
    this.shut = null;
  }

  /** Rejects as a broker does that gives no answer, where it is not opened within the time. */
  async passed(milliseconds: number): Promise<void> {
    if (this.shut === null) return;
    const inTime = this.shut.promise.then(() => true);
    if (!(await Promise.race([inTime, sleep(milliseconds, false, { ref: false })]))) throw new errors.TimeoutError();
  }
}
