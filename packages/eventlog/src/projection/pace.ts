/** How long an event nobody here acts on may wait for others. */
const LONGEST_WAIT_MILLISECONDS = 200;
/** Between two transactions in the long run; each costs as much as following a dozen events. */
const PAUSE_MILLISECONDS = 50;
/** So many may follow each other at once, after some time with none: where little happens, nothing waits. */
const AT_ONCE = 4;
/** So many are enough for a transaction, and far from what the broker would let be on its way. */
const ENOUGH = 100;

/** What has come and is not applied yet. */
export interface Waiting {
  count: number;
  /** When the first of them came, in milliseconds of a clock that nobody sets. */
  sinceMilliseconds: number;
  /** Somebody acts on one of them. */
  isAwaited: boolean;
}

/** When what has come is applied: soon where somebody waits for it, together with what comes next where nobody does. */
export class Pace {
  /** When all that was allowed in the long run was used up. */
  private usedUntil = Number.NEGATIVE_INFINITY;

  /** In how many milliseconds from now; 0: now. */
  wait({ count, sinceMilliseconds, isAwaited }: Waiting, now: number): number {
    if (count >= ENOUGH) return 0;
    const latest = sinceMilliseconds + LONGEST_WAIT_MILLISECONDS;
    const soonest = this.usedUntil - (AT_ONCE - 1) * PAUSE_MILLISECONDS;
    return Math.max(0, (isAwaited ? Math.min(soonest, latest) : latest) - now);
  }

  /** Some were applied. */
  note(now: number): void {
    this.usedUntil = Math.max(this.usedUntil, now) + PAUSE_MILLISECONDS;
  }
}
