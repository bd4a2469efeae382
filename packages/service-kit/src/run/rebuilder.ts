import type { StreamKind } from '@wombat/eventlog';

/** Rebuilds this service's tables from the log while it runs. */
export abstract class Rebuilder {
  abstract readonly streams: readonly StreamKind[];
  /** Returns the number of events replayed. */
  abstract rebuild(): Promise<number>;
}
