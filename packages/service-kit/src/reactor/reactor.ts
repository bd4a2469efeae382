import { type Outstanding, Reconciler } from '@wombat/eventlog';
import type { ServiceKit } from '../run/serviceKit.js';
import { SeriesGuard } from './seriesGuard.js';

export interface ReactorOptions {
  sweepMilliseconds?: number;
  guard?: SeriesGuard;
}

/**
 * A reactor: woken by events (after the projection has them), it looks, decides by pure functions of the projection,
 * and acts. Subclasses say what one pass does and which events wake it.
 */
export abstract class Reactor {
  protected readonly reconciler: Reconciler;
  /** Keeps the trouble of one series from all others. */
  protected readonly guard: SeriesGuard;

  protected constructor(
    protected readonly kit: ServiceKit,
    name: string,
    { sweepMilliseconds, guard = new SeriesGuard(kit) }: ReactorOptions = {},
  ) {
    this.guard = guard;
    this.reconciler = new Reconciler({
      name,
      ...(sweepMilliseconds === undefined ? {} : { sweepMilliseconds }),
      pass: () => guard.during(() => this.countedPass()),
      report: ({ message, error }) =>
        kit.logger.warn({ stack: error instanceof Error ? error.stack : undefined }, message),
    });
    kit.status.reconcilers.push(this.reconciler);
  }

  wake(): void {
    this.reconciler.wake();
  }

  protected abstract pass(): Promise<Outstanding>;

  /**
   * What the log refused is to be decided anew. What came before it wakes the reactor; where nothing ever comes, as a
   * damaged broker refuses without a reason, it is not done either.
   */
  private async countedPass(): Promise<Outstanding> {
    const before = this.kit.refusals;
    const found = await this.pass();
    return { ...found, refused: this.kit.refusals - before };
  }
}
