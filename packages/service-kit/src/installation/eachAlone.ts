import { isLogError } from '@wombat/eventlog';
import { messageOf } from '../run/environment.js';
import type { ServiceKit } from '../run/serviceKit.js';
import { installationFaultOf } from './installationFault.js';

/**
 * Keeps the trouble of one night, folder or series from all others: what throws for it is told, and it is tried again
 * at the next look. What the broker or the tables throw is nobody's trouble and is thrown on.
 */
export class EachAlone {
  /** What was told of whom. */
  private readonly told = new Map<string, string>();

  constructor(private readonly kit: Pick<ServiceKit, 'logger' | 'status'>) {}

  /** Does this for each, one after the other; returns the names of those that threw. */
  async each<One>(
    all: readonly One[],
    nameOf: (one: One) => string,
    act: (one: One) => Promise<unknown>,
  ): Promise<ReadonlySet<string>> {
    const failed = new Set<string>();
    for (const one of all) {
      const name = nameOf(one);
      try {
        await act(one);
        this.forget(name);
      } catch (error) {
        this.note(name, error);
        failed.add(name);
      }
    }
    return failed;
  }

  private note(name: string, error: unknown): void {
    if (isLogError(error)) throw error;
    const fault = installationFaultOf(error);
    const trouble = fault?.message ?? `the program failed on it: ${messageOf(error)}; the others go on`;
    this.kit.status.notices.set(name, `${name}: ${trouble}`);
    this.kit.status.failed.add(name);
    if (this.told.get(name) === trouble) return;
    this.told.set(name, trouble);
    const stack = error instanceof Error ? error.stack : undefined;
    const report = fault === null ? '. Please report it with the log of this service' : '';
    this.kit.logger.error({ stack }, `${name}: ${trouble}${report}`);
  }

  private forget(name: string): void {
    this.kit.status.failed.delete(name);
    if (this.told.delete(name)) this.kit.status.notices.delete(name);
  }
}
