import type { Reconciler } from '@wombat/eventlog';
import type { CauseCode } from '@wombat/proto/words';
import { OutsideCalls } from '../outside/outsideCalls.js';

export interface ProgressLine {
  what: string;
  done: number;
  total: number;
}

export interface HeldNotice {
  sentence: string;
  /** Null where it is none of those that have a name. */
  cause: CauseCode | null;
}

/** What a service knows of itself: filled by its reactors, read by the operations API and the health page. */
export class StatusBoard {
  readonly reconcilers: Reconciler[] = [];
  /** Outside services that do not answer, by name. */
  readonly outside = new Map<string, string>();
  /** What came of the last calls of these and others. */
  readonly calls = new OutsideCalls();
  /** What the observer should know of, by the place it is about. */
  readonly notices = new Map<string, string>();
  /** Nights, folders and series that could not be done, and were passed over so that the others go on. */
  readonly failed = new Set<string>();
  /** Series that this installation keeps from going on. */
  held: readonly HeldNotice[] = [];
  /** Why the service is not ready; null when it is. */
  notReady: string | null = 'starting';
  progress: () => ProgressLine[] = () => [];

  problems(): string[] {
    const stuck = this.reconcilers
      .map((reconciler) => reconciler.status().problem)
      .filter((problem) => problem !== null);
    return this.notReady === null ? stuck : [this.notReady, ...stuck];
  }

  work(): { planned: number; running: number; retries: number; refused: number } {
    const sum = { planned: 0, running: this.notReady === null ? 0 : 1, retries: 0, refused: 0 };
    for (const reconciler of this.reconcilers) {
      const status = reconciler.status();
      sum.planned += status.planned;
      sum.running += status.running;
      sum.retries += status.retries;
      sum.refused += status.refused ?? 0;
    }
    return sum;
  }
}
