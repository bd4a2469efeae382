import type { WorkHold } from './holdNotices.js';
import { isAhead } from './isAhead.js';

/** A batch whose work is held by a cause on this computer. */
export interface HeldBatch extends WorkHold {
  key: string;
}

interface Standing extends WorkHold {
  untilMilliseconds: number;
  /** Frames that were open when it was tried again; null before that. */
  openAtTry: number | null;
}

/** The part of a batch that tells whether it moves on. */
interface Open {
  key: string;
  frames: readonly string[];
}

/**
 * Which batches wait for this computer to be mended. Each is tried again after a while, by one job; the hold ends when
 * that brings something back. Kept in memory alone: at a start everything is tried again.
 */
export class BatchHolds {
  private readonly standing = new Map<string, Standing>();

  constructor(private readonly retryMilliseconds: number) {}

  enter(key: string, { code, reason }: WorkHold, now: number): void {
    this.standing.set(key, { code, reason, untilMilliseconds: now + this.retryMilliseconds, openAtTry: null });
  }

  /** Ends the holds of batches that are done or have moved on, and has those tried that have waited long enough. */
  review(open: readonly Open[], now: number): void {
    const frames = new Map(open.map((batch) => [batch.key, batch.frames.length]));
    for (const [key, hold] of this.standing) {
      const left = frames.get(key);
      if (left === undefined) this.standing.delete(key);
      else if (isAhead(hold.untilMilliseconds, now, this.retryMilliseconds)) continue;
      else if (hold.openAtTry === null) hold.openAtTry = left;
      else if (left < hold.openAtTry) this.standing.delete(key);
    }
  }

  /** Whether it is not to be tried now. */
  isWaiting(key: string): boolean {
    return this.standing.get(key)?.openAtTry === null;
  }

  isHeld(key: string): boolean {
    return this.standing.has(key);
  }

  list(): HeldBatch[] {
    return [...this.standing].map(([key, { code, reason }]) => ({ key, code, reason }));
  }
}
