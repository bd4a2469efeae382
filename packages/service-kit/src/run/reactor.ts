import { type Outstanding, Reconciler } from '@wombat/eventlog';
import type { ServiceKit } from './serviceKit.js';

/**
 * A reactor: woken by events (after the projection has them), it looks, decides by pure functions of the projection,
 * and acts. Subclasses say what one pass does and which events wake it.
 */
export abstract class Reactor {
  protected readonly reconciler: Reconciler;

  protected constructor(
    protected readonly kit: ServiceKit,
    name: string,
    sweepMilliseconds?: number,
  ) {
    this.reconciler = new Reconciler({
      name,
      ...(sweepMilliseconds === undefined ? {} : { sweepMilliseconds }),
      pass: () => this.pass(),
      report: ({ message, error }) =>
        kit.logger.warn({ stack: error instanceof Error ? error.stack : undefined }, message),
    });
    kit.status.reconcilers.push(this.reconciler);
  }

  wake(): void {
    this.reconciler.wake();
  }

  protected abstract pass(): Promise<Outstanding>;
}
