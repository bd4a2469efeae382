import type { StreamKind } from '@wombat/eventlog';

/** Rebuilds this service's tables from the log while it runs, and compares the two. */
export abstract class Rebuilder {
  abstract readonly streams: readonly StreamKind[];
  /** Returns the number of events replayed. */
  abstract rebuild(): Promise<number>;
  /** Whether the log is still the one the tables were made of; where it is not, the service goes no further. */
  abstract compare(): Promise<boolean>;
}
